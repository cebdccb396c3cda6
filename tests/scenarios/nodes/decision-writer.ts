import { auditLedger } from '../../../server/signing/audit-ledger.ts';
import { entryOf } from '../../../server/signing/chain.ts';
import { rowsAfter } from '../../../server/signing/ledger-walk.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { askUntilAnswered } from './persistent-request.ts';
import type { Writer } from './prepare-network.ts';
import type { NodeProcess } from './two-processes.ts';

/** An association's answer, sent to both nodes at once as by an impatient hand; its receipts say the same. */
export async function sign(
	nodes: readonly NodeProcess[],
	campaign: string,
	by: { readonly who: Writer; readonly cookie: string },
): Promise<void> {
	const asked = [0, 1].map((first) =>
		askUntilAnswered(nodes, first, `/api/v1/campaigns/${campaign}/decisions`, {
			method: 'POST',
			cookie: by.cookie,
			body: { association: by.who, answer: 'sign', reason: '' },
		}),
	);
	const answers = await Promise.all(asked);
	const failed = answers.find(({ status }) => status !== 201 && status !== 200);
	if (failed) throw new Error(`the decision was answered ${failed.status}: ${failed.body}`);
	if (answers[0]!.body !== answers[1]!.body) throw new Error('two receipts for one decision');
}

/** Withdrawn already is withdrawn. */
export async function withdraw(
	nodes: readonly NodeProcess[],
	first: number,
	mandate: { readonly id: string; readonly association: Writer },
	cookie: string,
): Promise<void> {
	const path = `/associations/${mandate.association}?/withdraw`;
	const body = new URLSearchParams({ mandate: mandate.id });
	const { status } = await askUntilAnswered(nodes, first, path, { method: 'POST', cookie, body });
	if (status >= 400 && status !== 409) throw new Error(`the withdrawal was answered ${status}`);
}

/** What the chain holds, checked from its first row. */
export async function keptInLedger({ ledger, files }: Storage) {
	const report = await auditLedger(ledger, files);
	const decisions = new Map<string, number>();
	const withdrawals = new Map<string, number>();
	const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
	for await (const row of rowsAfter(ledger, 0)) {
		const entry = entryOf(row);
		if (entry?.type === 'decision') count(decisions, `${entry.body.campaign} ${entry.body.association}`);
		if (entry?.type === 'mandate-withdrawn') count(withdrawals, entry.body.mandate);
	}
	return { report, decisions, withdrawals };
}
