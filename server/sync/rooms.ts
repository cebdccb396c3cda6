import type { DocumentBus } from '../bus/bus.ts';
import type { SyncObserver } from '../observe/sync-observer.ts';
import type { Admission } from './admission.ts';
import type { Committer } from './committer.ts';
import type { Compactor } from './compaction.ts';
import type { DeclaredStructure } from './declared-structure.ts';
import { openRoom, type OpenRoom } from './open-room.ts';
import type { SyncSettings } from './settings.ts';
import type { LoadedDocument, StoredDocuments } from './stored-documents.ts';
import type { Turns } from './turns.ts';

/** A hold on a loaded room: it stays as long as one is not released. */
export interface Lease {
	readonly room: OpenRoom;
	release(): void;
}

interface Entry {
	readonly document: string;
	readonly loaded: Promise<OpenRoom>;
	room: OpenRoom | null;
	leaveBus: () => void;
	leases: number;
	unloading: NodeJS.Timeout | null;
	/** Updates in the log that no snapshot holds. */
	loose: number;
	compacting: boolean;
}

/** Which documents are loaded: the only place that knows. A document is loaded once, however many come at once. */
export function createRooms(options: {
	readonly stored: StoredDocuments;
	readonly bus: DocumentBus;
	/** Names this node to the others. */
	readonly node: string;
	readonly turns: Turns;
	readonly committer: Committer;
	readonly compactor: Compactor;
	readonly structureOf: (document: string) => DeclaredStructure;
	readonly settings: SyncSettings;
	readonly now: () => number;
	readonly report: (error: unknown) => void;
	readonly onPeople: (document: string, people: readonly Admission[]) => void;
	readonly onCommit: (document: string) => void;
	readonly observe: SyncObserver;
}) {
	const entries = new Map<string, Entry>();

	function load(document: string): Entry {
		const entry: Entry = {
			document,
			loaded: options.stored.load(document).then((loaded) => (entry.room = open(loaded, entry))),
			room: null,
			leaveBus: () => {},
			leases: 0,
			unloading: null,
			loose: 0,
			compacting: false,
		};
		entries.set(document, entry);
		options.observe.rooms(entries.size);
		entry.loaded.catch(() => forget(entry));
		return entry;
	}

	function open(loaded: LoadedDocument, entry: Entry): OpenRoom {
		const { document } = entry;
		const { bus, node } = options;
		entry.loose = loaded.loose;
		const room = openRoom(loaded, {
			...options,
			document,
			structure: options.structureOf(document),
			socketsPerPerson: options.settings.socketsPerPerson,
			load: () => options.stored.load(document),
			onPeople: (people) => options.onPeople(document, people),
			onCommitted: (after, updates) => {
				bus.tell(document, { kind: 'updates', after, updates });
				entry.loose += updates.length;
				options.onCommit(document);
				void compact(entry);
			},
			tellPresence: (frame) => bus.tell(document, { kind: 'presence', node, frame }),
			onFailed: () => forget(entry),
		});
		entry.leaveBus = bus.join(document, room.hear);
		bus.tell(document, { kind: 'who', node });
		// what was written between reading the log and listening
		room.look();
		return room;
	}

	function forget(entry: Entry): void {
		if (entries.get(entry.document) === entry) entries.delete(entry.document);
		options.observe.rooms(entries.size);
		if (entry.unloading) clearTimeout(entry.unloading);
		entry.leaveBus();
	}

	async function compact(entry: Entry): Promise<void> {
		if (entry.compacting || entry.loose < options.settings.compactAfter) return;
		entry.compacting = true;
		entry.loose -= await options.compactor.compact(entry.document);
		entry.compacting = false;
	}

	function release(entry: Entry): void {
		entry.leases -= 1;
		if (entry.leases > 0 || entries.get(entry.document) !== entry) return;
		unloadLater(entry);
	}

	function unloadLater(entry: Entry): void {
		entry.unloading = setTimeout(() => unload(entry), options.settings.idle);
		entry.unloading.unref();
	}

	function unload(entry: Entry): void {
		if (entry.leases > 0 || !entry.room) return;
		if (!entry.room.isSaved) return unloadLater(entry);
		forget(entry);
		entry.room.close();
	}

	return {
		/** Rejects when the document can't be loaded; the next caller tries again. */
		async lease(document: string): Promise<Lease> {
			const entry = entries.get(document) ?? load(document);
			if (entry.unloading) clearTimeout(entry.unloading);
			entry.unloading = null;
			entry.leases += 1;
			let released = false;
			const once = () => {
				if (!released) release(entry);
				released = true;
			};
			try {
				return { room: await entry.loaded, release: once };
			} catch (error) {
				once();
				throw error;
			}
		},
		/** The loaded rooms. */
		*open(): Iterable<OpenRoom> {
			for (const { room } of entries.values()) if (room) yield room;
		},
		/** What other nodes have written into loaded documents is taken in, whoever forgot to tell of it. */
		look(): void {
			for (const { room, leases } of entries.values()) if (leases > 0) room?.look();
		},
		find: (document: string): OpenRoom | null => entries.get(document)?.room ?? null,
	};
}

export type Rooms = ReturnType<typeof createRooms>;
