import * as Y from 'yjs';
import { Refusal } from '#lib/domain/refusal.ts';
import type { CloseReason } from '#lib/protocol/sync.ts';
import type { ToldUpdate } from '../bus/bus.ts';
import { createCommitWaits } from './commit-waits.ts';
import type { CommitTarget, Committer } from './committer.ts';
import type { Connection } from './connection.ts';
import type { DeclaredStructure } from './declared-structure.ts';
import { applyChange, applyUntouched, defineRoots } from './document-state.ts';
import { inspect, type Inspected } from './guard/guard.ts';
import { createFanOut } from './fan-out.ts';
import { holdDocument } from './held-document.ts';
import { writeStep1, writeStep2, writeUpdate } from './messages.ts';
import { createOtherNodes } from './other-nodes.ts';
import type { LoadedDocument, StoredDocuments } from './stored-documents.ts';
import { takeIn } from './take-in.ts';
import type { Steps, Turns } from './turns.ts';

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
	readonly turns: Turns;
	readonly load: () => Promise<LoadedDocument>;
	readonly stored: Pick<StoredDocuments, 'since' | 'applyTo'>;
	/** The client id that somebody present speaks for is theirs before its first edit. */
	readonly reservedFor: (client: number) => string | undefined;
	readonly connections: ReadonlySet<Connection>;
	/** These updates follow `after` in the log. */
	readonly onCommitted: (after: number, updates: readonly ToldUpdate[]) => void;
	/** The room can't go on: it must be loaded anew. */
	readonly onFailed: () => void;
}

/**
 * One loaded document. Its Y.Doc runs ahead of the log by what is being committed (`staged`), and nobody sees that part
 * until it is on disk.
 */
export function createRoom(loaded: LoadedDocument, options: RoomOptions) {
	const { document, committer, connections, turns } = options;
	const held = holdDocument(loaded);
	let submitted = 0;
	let committed = 0;
	let failed = false;
	/** A large update being taken in, or the document being rebuilt: nobody else may touch or see it. */
	let work: Promise<void> | null = null;
	/** The document holds a part of an update that is not going to be kept. */
	let isSpoiled = false;
	let isRebuilding = false;
	/** The oldest of what is staged is being appended. */
	let isAppending = false;
	/** How far the log goes, as another node said. */
	let told = held.head;
	const waits = createCommitWaits();
	const fanOut = createFanOut(connections);
	const others = createOtherNodes(held, {
		...{ document, structure: options.structure, stored: options.stored, load: options.load, turns },
		sendOut(updates) {
			waits.note(updates.map(({ bytes }) => bytes));
			fanOut.send(updates.map(({ bytes }) => ({ bytes, author: null })));
		},
	});

	const target: CommitTarget = {
		begin() {
			if (failed) return null;
			isAppending = true;
			return held.head;
		},
		committed(count) {
			isAppending = false;
			const group = held.staged.splice(0, count);
			const after = held.head;
			held.head += count;
			committed += count;
			// whoever waits for a state gets it first: what follows builds on it
			waits.reach(committed);
			const frames = fanOut.send(group);
			for (const connection of connections) connection.acks.committed(committed);
			options.onCommitted(
				after,
				group.map(({ bytes, person, claims }) => ({ bytes, person, claims })),
			);
			if (told > held.head) catchUpWithLog();
			return frames;
		},
		async moved() {
			isAppending = false;
			// a rebuilding waits for what is tried here; it reads the whole log afterwards
			if (isRebuilding) await orFail(() => others.takeInLater(true));
			else await alone(() => others.takeInLater());
			return !failed;
		},
		failed: fail,
	};

	/** `run` answers whether the room can go on. */
	async function orFail(run: () => Promise<boolean>): Promise<void> {
		try {
			if (!failed && !(await run())) fail();
		} catch (error) {
			if (!failed) options.report(error);
			fail();
		}
	}

	/** Runs when nobody else works on the document; everybody else waits for it. */
	function alone(run: () => Promise<boolean>): Promise<void> {
		const before = work ?? Promise.resolve();
		return occupy(before.then(() => orFail(run)));
	}

	function occupy(task: Promise<void>): Promise<void> {
		const mine = task.finally(() => {
			if (work === mine) work = null;
		});
		work = mine;
		return mine;
	}

	/** Takes in what other nodes have written. While this one writes itself, its own append will tell that the log went on. */
	function catchUpWithLog(run = () => others.takeInLater()): void {
		void alone(async () => held.staged.length > 0 || isAppending || run());
	}

	/** Runs when everything that the document holds now is on disk; `kept` is false when that will not happen. */
	function whenCommitted(run: (kept: boolean, meanwhile: readonly Uint8Array[]) => void): void {
		if (failed) run(false, []);
		else if (committed === submitted) run(true, []);
		else waits.add(submitted, run);
	}

	function fail(): void {
		if (failed) return;
		failed = true;
		held.staged = [];
		const tellThem = waits.giveUp();
		options.onFailed();
		for (const connection of [...connections]) connection.close('storeAway');
		tellThem();
	}

	function stage(
		bytes: Uint8Array,
		person: string | null,
		claims: readonly number[],
		author: Connection | null,
	): void {
		submitted += 1;
		held.staged.push({ bytes, person, claims, author });
		held.quota.grew(bytes.length);
		for (const client of claims) held.owners.set(client, person);
		const at = new Date(options.now()).toISOString();
		committer.submit(target, { document, bytes, person, claims, at });
	}

	/** What the document holds may be no part of the log: the log says what the document is. */
	async function rebuild(): Promise<void> {
		isRebuilding = true;
		try {
			await new Promise<void>((resolve) => whenCommitted(() => resolve()));
			if (failed) return;
			const old = held.doc;
			Object.assign(held, holdDocument(await options.load()));
			isSpoiled = false;
			old.destroy();
		} catch (error) {
			options.report(error);
			fail();
		} finally {
			isRebuilding = false;
		}
	}

	/** Runs at once, or as soon as nobody works on the document. */
	function whenSteady(run: () => void): void {
		if (work) void work.then(() => whenSteady(run));
		else run();
	}

	function ownerOf(client: number): string | null | undefined {
		return held.owners.has(client) ? held.owners.get(client) : options.reservedFor(client);
	}

	/** Only while nobody works on the document. */
	function receiveUpdate(connection: Connection, update: Uint8Array, step2: boolean): void {
		const taking = turns.work(take(connection, update, step2));
		if (!taking && !isSpoiled) return;
		const taken = (taking ?? Promise.resolve()).catch((error: unknown) => {
			options.report(error);
			connection.close('malformed');
		});
		void occupy(taken.then(() => (isSpoiled ? rebuild() : undefined)));
	}

	function* take(connection: Connection, update: Uint8Array, step2: boolean): Steps {
		if (failed || connection.life.phase === 'gone') return;
		const { doc, quota } = held;
		const guarded = { doc, structure: options.structure, ownerOf, hasRoomFor: quota.hasRoomFor };
		const verdict = yield* inspect(update, connection.admission, guarded);
		if (failed) return;
		if (verdict.kind === 'refused') return connection.close(verdict.reason);
		if (verdict.kind === 'incomplete') return askForMissing(connection, step2);
		if (verdict.kind === 'apply') {
			const change = yield* applyOf(connection, verdict);
			if (failed || isSpoiled) return;
			if (change) stage(change, connection.admission.person, verdict.claims, connection);
		}
		if (step2) Object.assign(connection.resync, { asked: 0, dropped: 0 });
		connection.acks.staged(submitted, { step2 });
		connection.acks.committed(committed);
	}

	/** What it changed in the document; null when nothing. */
	function* applyOf(connection: Connection, inspected: Inspected): Steps<Uint8Array | null> {
		held.wholeState = null;
		try {
			const taken = yield* takeIn(held.doc, inspected);
			if (taken.kind === 'done') return taken.change;
			connection.close('tooLarge');
		} catch (error) {
			// the guard let something through that Yjs could not take
			options.report(error);
			connection.close('malformed');
		}
		isSpoiled = true;
		return null;
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
		else connection.send(writeStep1(Y.encodeStateVector(held.doc)));
	}

	/** Answers step 1 with what is missing there, once all of it is on disk. Only while nobody works on the document. */
	function sendMissing(connection: Connection, known: Uint8Array | Map<number, number>): CloseReason | null {
		if (failed) return null;
		let frame: Uint8Array;
		try {
			frame = writeMissing(known instanceof Map ? known : Y.decodeStateVector(known));
		} catch {
			return 'malformed';
		}
		whenCommitted((kept, meanwhile) => {
			if (!kept) return;
			connection.sendState(frame);
			for (const bytes of meanwhile)
				connection.sendEdit(writeUpdate(bytes), () => Y.parseUpdateMeta(bytes).from);
		});
		return null;
	}

	function writeMissing(known: Map<number, number>): Uint8Array {
		if (known.size > 0) return writeStep2(Y.encodeStateAsUpdate(held.doc, Y.encodeStateVector(known)));
		return (held.wholeState ??= writeStep2(Y.encodeStateAsUpdate(held.doc)));
	}

	/** A connection that fell behind can take edits again: everything since the first one it missed. */
	function catchUp(connection: Connection): void {
		if (connection.life.phase !== 'lagging') return;
		const known = Y.decodeStateVector(Y.encodeStateVector(held.doc));
		for (const [client, clock] of connection.life.missed) known.set(client, clock);
		sendMissing(connection, known);
	}

	return {
		ownerOf,
		receiveUpdate,
		sendMissing,
		/** Asks a new connection for what is missing here. */
		greet(connection: Connection): void {
			whenSteady(() => connection.send(writeStep1(Y.encodeStateVector(held.doc))));
		},
		catchUp: (connection: Connection) => whenSteady(() => catchUp(connection)),
		/** Another node has appended these after `after`. What does not fit is looked up in the log. */
		hear(after: number, updates: readonly ToldUpdate[]): void {
			told = Math.max(told, after + updates.length);
			if (failed || told <= held.head) return;
			others.note(after, updates);
			catchUpWithLog(async () => told <= held.head || others.takeInLater());
		},
		/** Looks whether other nodes have written what nobody told of. */
		look(): void {
			if (!failed && work === null && held.staged.length === 0) catchUpWithLog();
		},
		/** What everybody has to wait for, if anything. */
		busy: () => work,
		/** An edit by the server itself. Resolves when it is on disk; rejects, with nothing changed, when that fails. */
		async write(person: string | null, change: (doc: Y.Doc) => void): Promise<void> {
			while (work) await work;
			held.wholeState = null;
			const scratch = new Y.Doc();
			applyUntouched(scratch, [Y.encodeStateAsUpdate(held.doc)]);
			defineRoots(scratch, options.structure);
			const before = Y.encodeStateVector(scratch);
			scratch.transact(() => change(scratch));
			const applied = applyChange(held.doc, Y.encodeStateAsUpdate(scratch, before));
			if (applied) stage(applied, person, [scratch.clientID], null);
			scratch.destroy();
			await new Promise<void>((resolve, reject) =>
				whenCommitted((kept) => (kept ? resolve() : reject(new Refusal('unavailable', 'text-not-saved')))),
			);
		},
		get isSaved(): boolean {
			return committed === submitted && work === null;
		},
		close(): void {
			failed = true;
			held.doc.destroy();
		},
	};
}

export type Room = ReturnType<typeof createRoom>;
