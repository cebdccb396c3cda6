import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import type { MergeAnswer, MergeRequest } from './compaction.ts';
import { restore } from './document-state.ts';

parentPort?.on('message', ({ id, updates }: MergeRequest) => {
	const doc = restore({ snapshot: null, updates: updates.map((bytes) => ({ bytes })) });
	const merged = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	parentPort?.postMessage({ id, merged } satisfies MergeAnswer);
});
