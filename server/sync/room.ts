import * as Y from 'yjs';
import { Refusal } from '#lib/domain/refusal.ts';
import type { CloseReason } from '#lib/protocol/sync.ts';
import type { DocumentLog } from '../storage/update-log.ts';
import type { CommitTarget, Committer } from './committer.ts';
import type { Connection } from './connection.ts';
import type { DeclaredStructure } from './declared-structure.ts';
import { applyUntouched, defineRoots, hasPending, restore } from './document-state.ts';
import { inspect } from './guard/guard.ts';
import { createFanOut } from './fan-out.ts';
import { writeStep1, writeStep2 } from './messages.ts';
import { createQuota } from './quota.ts';

/** Answers without result that a client gets when its updates build on what is not here. */
const RESYNCS = 20;
/** Updates dropped before the same question is asked again. */
const DROPS = 50;

export interface RoomOptions {
	readonly document: string;
	readonly structure: DeclaredStructure;
	readonly committer: Committer;
	readonly now: () => number;
	readonly report: (error: unknown) => void;
	readonly load: () => Promise<DocumentLog>;
	/** The client id that somebody present speaks for is theirs before its first edit. */
	readonly reservedFor: (client: number) => string | undefined;
	readonly connections: ReadonlySet<Connection>;
	/** So many more updates are in the log. */
	readonly onCommitted: (count: number) => void;
	/** The room can't go on: it must be loaded anew. */
	readonly onFailed: () => void;
}

interface Staged {
	readonly bytes: Uint8Array;
	readonly author: Connection | null;
}

/**
 * One loaded document. Its Y.Doc runs ahead of the log by what is being committed (`staged`), and nobody sees that part
 * until it is on disk.
 */
export function createRoom(log: DocumentLog, options: RoomOptions) {
	const { document, committer, connections } = options;
	let doc = open(log);
	let owners = new Map(log.owners);
	let quota = createQuota(doc);
	let staged: Staged[] = [];
	let submitted = 0;
	let committed = 0;
	let failed = false;
	/** While the document is rebuilt, what arrives waits here. */
	let held: (() => void)[] | null = null;
	let onceCommitted: { readonly position: number; readonly run: (kept: boolean) => void }[] = [];
	const fanOut = createFanOut(connections);

	function open(from: DocumentLog): Y.Doc {
		const opened = restore(from);
		defineRoots(opened, options.structure);
		return opened;
	}

	const target: CommitTarget = {
		committed(count) {
			const group = staged.splice(0, count);
			committed += count;
			// whoever waits for a state gets it first: what follows builds on it
			runWaiting();
			const frames = fanOut.send(group);
			for (const connection of connections) connection.acks.committed(committed);
			options.onCommitted(count);
			return frames;
		},
		failed: fail,
	};

	function runWaiting(): void {
		const due = onceCommitted.filter(({ position }) => position <= committed);
		onceCommitted = onceCommitted.filter(({ position }) => position > committed);
		for (const { run } of due) run(true);
	}

	/** Runs when everything that the document holds now is on disk; `kept` is false when that will not happen. */
	function whenCommitted(run: (kept: boolean) => void): void {
		if (failed) run(false);
		else if (committed === submitted) run(true);
		else onceCommitted.push({ position: submitted, run });
	}

	function fail(): void {
		if (failed) return;
		failed = true;
		staged = [];
		const waiting = onceCommitted;
		onceCommitted = [];
		options.onFailed();
		for (const connection of [...connections]) connection.close('storeAway');
		for (const { run } of waiting) run(false);
	}

	function stage(
		bytes: Uint8Array,
		person: string | null,
		claims: readonly number[],
		author: Connection | null,
	): void {
		submitted += 1;
		staged.push({ bytes, author });
		quota.grew(bytes.length);
		for (const client of claims) owners.set(client, person);
		const at = new Date(options.now()).toISOString();
		committer.submit(target, { document, bytes, person, claims, at });
	}

	/** Applies to the document and answers what it changed, as Yjs says it; null when nothing. */
	function apply(update: Uint8Array): Uint8Array | null {
		let change: Uint8Array | null = null;
		const note = (bytes: Uint8Array) => void (change = bytes);
		doc.on('update', note);
		try {
			applyUntouched(doc, [update]);
		} finally {
			doc.off('update', note);
		}
		if (hasPending(doc)) throw new Error(`document ${document}: an inspected update left something pending`);
		return change;
	}

	/** The guard let something through that Yjs could not take: the log says what the document is. */
	async function rebuild(): Promise<void> {
		held ??= [];
		try {
			await new Promise<void>((resolve) => whenCommitted(() => resolve()));
			if (failed) return;
			const fresh = await options.load();
			const old = doc;
			doc = open(fresh);
			owners = new Map(fresh.owners);
			quota = createQuota(doc);
			old.destroy();
		} catch (error) {
			options.report(error);
			fail();
		} finally {
			const waiting = held;
			held = null;
			for (const run of waiting) run();
		}
	}

	/** False while the document is rebuilt: `again` then runs later. */
	function isSteady(again: () => void): boolean {
		held?.push(again);
		return held === null;
	}

	function ownerOf(client: number): string | null | undefined {
		return owners.has(client) ? owners.get(client) : options.reservedFor(client);
	}

	function receiveUpdate(connection: Connection, update: Uint8Array, step2: boolean): void {
		if (failed || connection.life.phase === 'gone') return;
		if (!isSteady(() => receiveUpdate(connection, update, step2))) return;
		const guarded = { doc, structure: options.structure, ownerOf, hasRoomFor: quota.hasRoomFor };
		const verdict = inspect(update, connection.admission, guarded);
		if (verdict.kind === 'refused') return connection.close(verdict.reason);
		if (verdict.kind === 'incomplete') return askForMissing(connection, step2);
		if (verdict.kind === 'apply') {
			let change: Uint8Array | null;
			try {
				change = apply(verdict.update);
			} catch (error) {
				options.report(error);
				connection.close('malformed');
				return void rebuild();
			}
			if (change) stage(change, connection.admission.person, verdict.claims, connection);
		}
		if (step2) Object.assign(connection.resync, { asked: 0, dropped: 0 });
		connection.acks.staged(submitted, { step2 });
		connection.acks.committed(committed);
	}

	/** One question at a time; a client that never answers it, or never fully, is not speaking the protocol. */
	function askForMissing(connection: Connection, step2: boolean): void {
		const { resync } = connection;
		connection.acks.dropped();
		const asks = step2 || resync.dropped % DROPS === 0;
		resync.dropped += 1;
		if (!asks) return;
		resync.asked += 1;
		if (resync.asked > RESYNCS) connection.close('malformed');
		else connection.send(writeStep1(Y.encodeStateVector(doc)));
	}

	/** Answers step 1 with what is missing there, once all of it is on disk. */
	function sendMissing(connection: Connection, known: Uint8Array | Map<number, number>): CloseReason | null {
		if (failed || !isSteady(() => void sendMissing(connection, known))) return null;
		let frame: Uint8Array;
		try {
			const stateVector = known instanceof Map ? Y.encodeStateVector(known) : known;
			frame = writeStep2(Y.encodeStateAsUpdate(doc, stateVector));
		} catch {
			return 'malformed';
		}
		whenCommitted((kept) => {
			if (kept) connection.sendState(frame);
		});
		return null;
	}

	return {
		ownerOf,
		receiveUpdate,
		sendMissing,
		stateVector: () => Y.encodeStateVector(doc),
		/** A connection that fell behind can take edits again: everything since the first one it missed. */
		catchUp(connection: Connection): void {
			if (connection.life.phase !== 'lagging') return;
			const known = Y.decodeStateVector(Y.encodeStateVector(doc));
			for (const [client, clock] of connection.life.missed) known.set(client, clock);
			sendMissing(connection, known);
		},
		/** An edit by the server itself. Resolves when it is on disk; rejects, with nothing changed, when that fails. */
		async write(person: string | null, change: (doc: Y.Doc) => void): Promise<void> {
			while (held) await new Promise<void>((resolve) => held?.push(resolve));
			const scratch = new Y.Doc();
			applyUntouched(scratch, [Y.encodeStateAsUpdate(doc)]);
			defineRoots(scratch, options.structure);
			const before = Y.encodeStateVector(scratch);
			scratch.transact(() => change(scratch));
			const applied = apply(Y.encodeStateAsUpdate(scratch, before));
			if (applied) stage(applied, person, [scratch.clientID], null);
			scratch.destroy();
			await new Promise<void>((resolve, reject) =>
				whenCommitted((kept) => (kept ? resolve() : reject(new Refusal('unavailable', 'text-not-saved')))),
			);
		},
		get isSaved(): boolean {
			return committed === submitted && held === null;
		},
		close(): void {
			failed = true;
			doc.destroy();
		},
	};
}

export type Room = ReturnType<typeof createRoom>;
