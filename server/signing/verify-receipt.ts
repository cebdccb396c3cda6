import type { ReceiptPayload } from '#lib/domain/signing/receipt.ts';
import { rowProblem } from './chain.ts';
import type { SigningDependencies } from './dependencies.ts';
import { rowAt, rowsAfter, type LedgerReader } from './ledger-walk.ts';
import { check, checkReceiptFile, readReceiptFile, type Check } from './receipt-checks.ts';
import type { VerifyReport } from './service.ts';

/** What a file is compared with; what is left out is not checked. */
export interface Against {
	readonly instance?: string;
	readonly publicKey?: string;
	readonly ledger?: LedgerReader;
}

/** For anybody: a file that makes no sense gets a report that says so. */
export function verifyHere(
	{ instance, keys, ledger }: SigningDependencies,
	file: Uint8Array,
): Promise<VerifyReport> {
	return verifyFile(file, { instance, publicKey: keys.pem, ledger });
}

export async function verifyFile(bytes: Uint8Array, against: Against): Promise<VerifyReport> {
	let file;
	try {
		file = readReceiptFile(bytes);
	} catch (error) {
		return reportOf([check('readable', false, (error as Error).message)], null);
	}
	const { checks, receipt } = checkReceiptFile(file);
	if (!receipt) return reportOf(checks, null);
	if (against.publicKey !== undefined)
		checks.push(check('known-key', file.publicKey === against.publicKey, receipt.keyId));
	if (against.instance !== undefined)
		checks.push(check('instance', receipt.instance === against.instance, receipt.instance));
	if (against.ledger) checks.push(...(await checkLedger(against.ledger, receipt)));
	return reportOf(checks, receipt);
}

async function checkLedger(ledger: LedgerReader, receipt: ReceiptPayload): Promise<Check[]> {
	const { sequence } = receipt;
	const row = await rowAt(ledger, sequence);
	const same = row !== null && row.hash === receipt.hash && row.bodyHash === receipt.bodyHash;
	const found = check('in-ledger', same, `${sequence}`);
	if (!row) return [found];
	let before = await rowAt(ledger, sequence - 1);
	for await (const next of rowsAfter(ledger, sequence - 1)) {
		const problem = rowProblem(next, before);
		if (problem) return [found, check('chain-after', false, `${next.sequence}: ${problem}`)];
		before = next;
	}
	return [found, check('chain-after', true, `${before?.sequence ?? sequence}`)];
}

function reportOf(checks: readonly Check[], receipt: ReceiptPayload | null): VerifyReport {
	return { ok: checks.every(({ ok }) => ok), checks, receipt: receipt && { ...receipt } };
}
