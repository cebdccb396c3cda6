import { MOVED, type DocumentLog, type NewUpdate, type StoredUpdate, type UpdateLog } from '../update-log.ts';

export interface KeptDocument {
	snapshot: Uint8Array | null;
	snapshotUpTo: number;
	updates: StoredUpdate[];
	head: number;
	readonly owners: Map<number, string | null>;
}

export function createMemoryUpdateLog(documents = new Map<string, KeptDocument>()): UpdateLog {
	function append({ document, bytes, person, claims, at }: NewUpdate): number {
		const kept = documents.get(document) ?? emptyDocument();
		documents.set(document, kept);
		kept.head += 1;
		kept.updates.push({ sequence: kept.head, bytes: copy(bytes), person, at });
		for (const client of claims) if (!kept.owners.has(client)) kept.owners.set(client, person);
		return kept.head;
	}

	const headOf = (document: string) => documents.get(document)?.head ?? 0;

	return {
		async append(updates, heads = new Map()) {
			updates.forEach(requireValid);
			const moved = new Set([...heads].filter(([name, head]) => headOf(name) !== head).map(([name]) => name));
			return updates.map((update) => (moved.has(update.document) ? MOVED : append(update)));
		},
		async read(document): Promise<DocumentLog> {
			const { snapshot, snapshotUpTo, updates, head, owners } = documents.get(document) ?? emptyDocument();
			return {
				snapshot: snapshot && copy(snapshot),
				snapshotUpTo,
				updates: updates.map(copyUpdate),
				head,
				owners: new Map(owners),
			};
		},
		async readSince(document, sequence) {
			const updates = documents.get(document)?.updates ?? [];
			return updates.filter((update) => update.sequence > sequence).map(copyUpdate);
		},
		async replaceBySnapshot(document, upTo, snapshot) {
			const kept = documents.get(document) ?? emptyDocument();
			if (upTo > kept.head) throw new RangeError(`document ${document} ends at ${kept.head}, before ${upTo}`);
			if (kept.snapshotUpTo > upTo) return false;
			documents.set(document, kept);
			kept.snapshot = copy(snapshot);
			kept.snapshotUpTo = upTo;
			kept.updates = kept.updates.filter((update) => update.sequence > upTo);
			return true;
		},
	};
}

function emptyDocument(): KeptDocument {
	return { snapshot: null, snapshotUpTo: 0, updates: [], head: 0, owners: new Map() };
}

function requireValid({ bytes, claims }: NewUpdate): void {
	if (!(bytes instanceof Uint8Array)) throw new TypeError('an update is bytes');
	for (const client of claims) {
		if (!Number.isSafeInteger(client) || client < 0) throw new RangeError(`${client} is not a client id`);
	}
}

function copy(bytes: Uint8Array): Uint8Array {
	return new Uint8Array(bytes);
}

function copyUpdate(update: StoredUpdate): StoredUpdate {
	return { ...update, bytes: copy(update.bytes) };
}
