import type { Files } from '../files.ts';
import type { StoreThread } from './store-thread.ts';
import { trim } from './trim.ts';

export function createSqliteFiles(thread: StoreThread): Files {
	return {
		put: async (bytes) => thread.write('putFile', trim(bytes)),
		get: (hash) => thread.read('getFile', hash),
	};
}
