import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type * as Y from 'yjs';
import { randomUUID } from 'node:crypto';
import type { DocumentBus } from '../bus/bus.ts';
import { UNOBSERVED, type SyncObserver } from '../observe/sync-observer.ts';
import type { UpdateLog } from '../storage/update-log.ts';
import type { Admission, SyncAccess } from './admission.ts';
import { createCommitter } from './committer.ts';
import { createCompactor } from './compaction.ts';
import type { DeclaredStructure } from './declared-structure.ts';
import { createMergeThread } from './merge-thread.ts';
import { createRevocation, type Selector } from './revocation.ts';
import { createRooms } from './rooms.ts';
import { DEFAULTS, type SyncSettings } from './settings.ts';
import { createStoredDocuments } from './stored-documents.ts';
import { createTurns } from './turns.ts';
import { createDoor } from './upgrade.ts';

const NOBODY: DocumentBus = { join: () => () => {}, tell() {} };

/** For sockets that do not answer a close, in ms. */
const PATIENCE = 2_000;

/** The live documents of this process. */
export interface SyncEngine {
	/** For paths `/sync/<document>`. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Rights may have changed: closes at once the sockets that may no longer be there. */
	recheck(selector: Selector): Promise<void>;
	/** The state of a document at one committed point of its log, whether it is loaded or not. Unknown documents are empty. */
	read(document: string): Promise<{ readonly update: Uint8Array; readonly sequence: number }>;
	/**
	 * An edit by the server (filling a template), with everybody's edits in one history. Resolves when it is on disk;
	 * throws `unavailable` when it could not be kept.
	 */
	write(document: string, person: string | null, change: (doc: Y.Doc) => void): Promise<void>;
	/** Tells the pages that have the document open that something about it changed, not its text. */
	tellChanged(document: string): void;
	/** Who is connected to a document just now, each person once. */
	present(document: string): readonly Admission[];
	/** Saves, closes every socket with `restarting`, refuses new ones. */
	close(): Promise<void>;
}

export interface SyncEngineOptions {
	readonly log: UpdateLog;
	readonly access: SyncAccess;
	/** To other nodes over the same log; left out: there are none. */
	readonly bus?: DocumentBus | undefined;
	/** What a document of this name may hold. */
	readonly structureOf: (document: string) => DeclaredStructure;
	/** In ms. */
	readonly now: () => number;
	/** Unexpected errors: no texts and no personal data are in them. */
	readonly report?: (error: unknown) => void;
	readonly observe?: SyncObserver;
	/** More of a document is on disk. */
	readonly onCommit?: (document: string) => void;
	/** Somebody came to a document or left it. */
	readonly onPresence?: (document: string, people: readonly Admission[]) => void;
	readonly settings?: Partial<SyncSettings>;
}

export function createSyncEngine(options: SyncEngineOptions): SyncEngine {
	const { log, access, bus, structureOf, now, report = () => {} } = options;
	const settings = { ...DEFAULTS, ...options.settings };
	const committer = createCommitter(log, report);
	const turns = createTurns();
	const thread = createMergeThread();
	const stored = createStoredDocuments({ log, thread, turns, structureOf });
	const compactor = createCompactor(log, thread, report);
	const onPeople = options.onPresence ?? (() => {});
	const observe = options.observe ?? UNOBSERVED;
	const onCommit = options.onCommit ?? (() => {});
	const rooms = createRooms({
		...{ stored, turns, committer, compactor, structureOf, settings, now, report, observe },
		...{ bus: bus ?? NOBODY, node: randomUUID(), onPeople, onCommit },
	});
	const revocation = createRevocation(rooms, access, report);
	const door = createDoor({
		...{ rooms, turns, access, settings, now, report, observe },
		rightsVersion: revocation.version,
		schemaOf: (document) => structureOf(document).schema,
	});
	const rechecking = setInterval(() => void revocation.recheck({}), settings.recheck);
	rechecking.unref();
	const looking = bus && setInterval(() => rooms.look(), settings.look);
	looking?.unref();

	return {
		handleUpgrade: door.handleUpgrade,
		recheck: revocation.recheck,
		read: stored.read,
		async write(document, person, change) {
			const { room, release } = await rooms.lease(document);
			try {
				await room.write(person, change);
			} finally {
				release();
			}
		},
		tellChanged(document) {
			for (const connection of rooms.find(document)?.connections ?? []) connection.tellChanged();
		},
		present: (document) => rooms.find(document)?.people() ?? [],
		async close() {
			door.shut();
			clearInterval(rechecking);
			clearInterval(looking);
			await turns.settled();
			await committer.settled();
			await door.empty(PATIENCE);
			await turns.settled();
			await committer.settled();
			for (const room of rooms.open()) room.close();
			await compactor.close();
		},
	};
}
