import type { UpdateLog } from '../update-log.ts';
import type { StoreThread } from './store-thread.ts';
import { trim } from './trim.ts';

export function createSqliteUpdateLog(thread: StoreThread): UpdateLog {
	return {
		async append(updates, heads = new Map()) {
			if (updates.length === 0) return [];
			return thread.write(
				'appendUpdates',
				updates.map((update) => ({ ...update, bytes: trim(update.bytes) })),
				heads,
			);
		},
		read: (document) => thread.read('readLog', document),
		readSince: (document, sequence) => thread.read('readUpdatesSince', document, sequence),
		async replaceBySnapshot(document, upTo, snapshot) {
			return thread.write('replaceBySnapshot', document, upTo, trim(snapshot));
		},
	};
}
