import { requireContinuation } from '../chain-order.ts';
import type { Ledger, LedgerHead, LedgerRow } from '../ledger.ts';

export function createMemoryLedger(kept: LedgerRow[] = []): Ledger {
	function head(): LedgerHead {
		const last = kept.at(-1);
		return { sequence: last?.sequence ?? 0, hash: last?.hash ?? '' };
	}

	return {
		async head() {
			return head();
		},
		async read(after, limit = 1000) {
			return kept
				.filter((row) => row.sequence > after)
				.slice(0, limit)
				.map((row) => ({ ...row }));
		},
		async append(expected, rows) {
			requireContinuation(expected, rows);
			const current = head();
			if (current.sequence !== expected.sequence || current.hash !== expected.hash) return 'moved';
			const added = rows.flatMap(({ key }) => (key === null ? [] : [key]));
			if (new Set(added).size < added.length || kept.some(({ key }) => key !== null && added.includes(key)))
				return 'taken';
			kept.push(...rows.map((row) => ({ ...row })));
			return 'appended';
		},
	};
}
