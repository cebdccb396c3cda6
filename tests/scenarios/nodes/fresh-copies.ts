import * as Y from 'yjs';
import type { UpdateLog } from '../../../server/storage/update-log.ts';
import { fingerprint } from '../sync/fingerprint.ts';
import { rawClient, until } from '../sync/support.ts';
import type { NodeProcess } from './two-processes.ts';

/** A document as a node gives it to somebody who knows nothing. */
export async function copyFrom(node: NodeProcess, document: string, cookie: string): Promise<Y.Doc> {
	const url = `${node.address.replace('http', 'ws')}/sync`;
	const client = await rawClient({ url }, null, document, { headers: { cookie } });
	try {
		client.sendStep1();
		await until(() => client.step2s.length > 0 || client.closed !== null, 'the state', 20_000);
		if (client.closed) throw new Error(`closed with ${client.closed.code}`);
		return client.doc;
	} finally {
		client.stop();
	}
}

/** The same from the database, without a node. */
export async function copyFromLog(log: UpdateLog, document: string): Promise<Y.Doc> {
	const { snapshot, updates } = await log.read(document);
	const doc = new Y.Doc();
	if (snapshot) Y.applyUpdate(doc, snapshot);
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	return doc;
}

/** Whether these are one document: content, structs and deletions. */
export function areEqual(copies: readonly Y.Doc[]): boolean {
	return new Set(copies.map(fingerprint)).size === 1;
}
