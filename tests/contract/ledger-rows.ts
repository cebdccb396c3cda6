import type { LedgerHead, LedgerRow } from '../../server/storage/ledger.ts';

export function rowsAfter(head: LedgerHead, count: number, same: Partial<LedgerRow> = {}): LedgerRow[] {
	const rows: LedgerRow[] = [];
	let { sequence, hash } = head;
	for (let i = 0; i < count; i++) {
		const row: LedgerRow = {
			sequence: sequence + 1,
			previous: hash,
			hash: `hash ${sequence + 1}`,
			at: '2026-11-23T10:00:00.000Z',
			type: 'decision',
			bodyHash: `body hash ${sequence + 1}`,
			key: null,
			salt: 'c2FsdA==',
			body: '{"answer":"sign"}',
			...same,
		};
		rows.push(row);
		({ sequence, hash } = row);
	}
	return rows;
}
