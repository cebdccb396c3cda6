import { requireContinuation } from '../chain-order.ts';
import type { Ledger } from '../ledger.ts';
import type { StoreThread } from './store-thread.ts';

export function createSqliteLedger(thread: StoreThread): Ledger {
	return {
		head: () => thread.read('ledgerHead'),
		read: (after, limit = 1000) => thread.read('readLedger', after, limit),
		async append(head, rows) {
			requireContinuation(head, rows);
			return thread.write('appendLedger', head, rows);
		},
	};
}
