import { tallyOf } from '#lib/domain/signing/campaign-state.ts';
import type { PlacedEntry } from '#lib/domain/signing/entries.ts';
import { objectionTo } from '#lib/domain/signing/entry-rules.ts';
import { applyEntry, emptyRegister, type Register } from '#lib/domain/signing/register.ts';
import type { LedgerReport } from '#lib/protocol/views/signing.ts';
import { CorruptFile, type Files } from '../storage/files.ts';
import type { LedgerRow } from '../storage/ledger.ts';
import { entryOf, rowProblem } from './chain.ts';
import { manifestSha256, sha256 } from './hashes.ts';
import { rowsAfter, type LedgerReader } from './ledger-walk.ts';

const MAX_PROBLEMS = 20;

type Problem = LedgerReport['problems'][number];

/**
 * Walks the chain from its first row and applies every entry under the rules it was written under. With `files`, the
 * texts that it names are read and hashed too. What was cut off at the end leaves no trace here: receipts show that.
 */
export async function auditLedger(
	ledger: LedgerReader,
	files: Pick<Files, 'get'> | null,
): Promise<LedgerReport> {
	const problems: Problem[] = [];
	const register = emptyRegister();
	let entries = 0;
	let before: LedgerRow | null = null;
	const report = (sequence: number, problem: string) => problems.push({ sequence, problem });

	for await (const row of rowsAfter(ledger, 0)) {
		entries += 1;
		const problem = rowProblem(row, before);
		before = row;
		if (problem) {
			report(row.sequence, problem);
			continue;
		}
		const entry = entryOf(row);
		if (!entry) {
			if (row.type === 'mandate-granted') register.erasedMandates += 1;
			continue;
		}
		const objection = objectionTo(register, entry);
		if (objection) report(row.sequence, objection);
		for (const fault of await faultsOfContent(entry, files)) report(row.sequence, fault);
		applyEntry(register, entry);
	}
	for (const { sequence, problem } of missingThresholds(register)) report(sequence, problem);
	return {
		ok: problems.length === 0,
		entries,
		head: before?.hash ?? '',
		problems: problems.slice(0, MAX_PROBLEMS),
	};
}

async function faultsOfContent(
	entry: PlacedEntry,
	files: Pick<Files, 'get'> | null,
): Promise<readonly string[]> {
	if (entry.type === 'campaign-opened')
		return manifestSha256(entry.body.manifest) === entry.body.manifestSha256 ? [] : ['manifest-changed'];
	if (entry.type !== 'version-frozen' || !files) return [];
	const text = await faultOfFile(files, entry.body.textSha256, 'text');
	const rendered = await faultOfFile(files, entry.body.renderedSha256, 'rendered');
	return [text, rendered].filter((fault) => fault !== null);
}

async function faultOfFile(
	files: Pick<Files, 'get'>,
	hash: string,
	what: 'text' | 'rendered',
): Promise<string | null> {
	try {
		const bytes = await files.get(hash);
		if (!bytes) return `${what}-missing`;
		return sha256(bytes) === hash ? null : `${what}-changed`;
	} catch (error) {
		if (error instanceof CorruptFile) return `${what}-changed`;
		throw error;
	}
}

function missingThresholds(register: Register): readonly Problem[] {
	return [...register.campaigns.values()]
		.filter(
			(campaign) =>
				campaign.thresholdReachedAt === null && tallyOf(campaign).sign >= campaign.manifest.rule.needed,
		)
		.map(({ sequence }) => ({ sequence, problem: 'threshold-missing' }));
}
