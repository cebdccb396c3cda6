import type { IncomingHttpHeaders } from 'node:http';
import { CLOSE, type CloseReason } from '#lib/protocol/sync.ts';
import type { WebSocket } from 'ws';
import { createAcks, type Acks } from './acks.ts';
import type { Admission } from './admission.ts';
import { writeAck, writeChanged } from './messages.ts';
import { createBucket, type Bucket } from '../rate.ts';
import type { SyncSettings } from './settings.ts';

export type Life =
	/** Has not said yet what it knows, and so gets no edits. */
	| { readonly phase: 'greeting' }
	/** Gets every committed edit. */
	| { readonly phase: 'following' }
	/** Reads too slowly: gets no edits until it has caught up. `missed`: the first clock of each client not sent. */
	| { readonly phase: 'lagging'; readonly missed: Map<number, number> }
	| { readonly phase: 'gone' };

/** Between two looks at a slow socket, in ms. */
const LOOK = 100;
/** Slower than this, in bytes a ms, counts as no progress while a whole state is being sent. */
const SLOWEST = 8;

/** One socket of one person in one document. */
export interface Connection {
	readonly headers: IncomingHttpHeaders;
	readonly document: string;
	admission: Admission;
	readonly life: Life;
	/** More is unsent than a socket that reads would leave. */
	readonly isClogged: boolean;
	readonly acks: Acks;
	readonly rates: {
		readonly frames: Bucket;
		readonly bytes: Bucket;
		readonly presence: Bucket;
		readonly greetings: Bucket;
	};
	/** Requests for what an update builds on that led to nothing, and the updates dropped since the last one. */
	readonly resync: { asked: number; dropped: number };
	send(frame: Uint8Array): void;
	/** A committed edit: sent, or noted as missed. True when it was sent. `firsts`: the first clock of each client in it. */
	sendEdit(frame: Uint8Array, firsts: () => ReadonlyMap<number, number>): boolean;
	/** Everything that it did not know: from here on it follows. */
	sendState(frame: Uint8Array): void;
	/** Something about the document changed, not its text; for clients that know more than the stock protocol. */
	tellChanged(): void;
	close(reason: CloseReason): void;
	/** Cuts the line without a word: the other end is gone. */
	drop(): void;
}

export function createConnection(options: {
	readonly socket: WebSocket;
	readonly headers: IncomingHttpHeaders;
	readonly document: string;
	readonly admission: Admission;
	readonly wantsAcks: boolean;
	readonly settings: SyncSettings;
	readonly now: () => number;
	/** The socket can take edits again: send the state. */
	readonly onDrained: (connection: Connection) => void;
	readonly onClose: (reason: CloseReason) => void;
}): Connection {
	const { socket, settings, now } = options;
	let life: Life = { phase: 'greeting' };
	let stateBytes = 0;
	let watch: NodeJS.Timeout | null = null;

	function send(frame: Uint8Array): void {
		if (life.phase !== 'gone') socket.send(frame);
	}

	function end(): boolean {
		if (life.phase === 'gone') return false;
		life = { phase: 'gone' };
		if (watch) clearInterval(watch);
		return true;
	}

	function close(reason: CloseReason): void {
		if (!end()) return;
		options.onClose(reason);
		socket.close(CLOSE[reason], reason);
	}

	function fallBehind(firsts: ReadonlyMap<number, number>): void {
		const missed = life.phase === 'lagging' ? life.missed : new Map<number, number>();
		for (const [client, clock] of firsts) {
			missed.set(client, Math.min(clock, missed.get(client) ?? clock));
		}
		life = { phase: 'lagging', missed };
		watchSlowness();
	}

	function watchSlowness(): void {
		if (watch) return;
		let lowest = socket.bufferedAmount;
		let since = now();
		watch = setInterval(() => {
			const unsent = socket.bufferedAmount;
			if (unsent <= settings.slowBytes / 4) {
				if (watch) clearInterval(watch);
				watch = null;
				stateBytes = 0;
				if (life.phase === 'lagging') options.onDrained(connection);
				return;
			}
			if (unsent < lowest) [lowest, since] = [unsent, now()];
			const patience = settings.stuck + stateBytes / SLOWEST;
			if (now() - since > patience || unsent > settings.tooSlowBytes + stateBytes) close('tooSlow');
		}, LOOK);
		watch.unref();
	}

	const connection: Connection = {
		headers: options.headers,
		document: options.document,
		admission: options.admission,
		get life() {
			return life;
		},
		get isClogged() {
			return socket.bufferedAmount > settings.slowBytes;
		},
		acks: createAcks((count) => {
			if (options.wantsAcks) send(writeAck(count));
		}),
		rates: {
			frames: createBucket({ perSecond: 60, burst: 300, now }),
			bytes: createBucket({ perSecond: 1_048_576, burst: 4_194_304, now }),
			// stock clients echo everybody's presence: many are dropped, only a flood is a fault
			presence: createBucket({ perSecond: 500, burst: 2_000, now }),
			greetings: createBucket({ perSecond: 1, burst: 10, now }),
		},
		resync: { asked: 0, dropped: 0 },
		send,
		tellChanged() {
			if (options.wantsAcks) send(writeChanged());
		},
		sendEdit(frame, firsts) {
			if (life.phase === 'following' && socket.bufferedAmount <= settings.slowBytes + stateBytes) {
				socket.send(frame);
				return true;
			}
			if (life.phase === 'following' || life.phase === 'lagging') fallBehind(firsts());
			return false;
		},
		sendState(frame) {
			if (life.phase === 'gone') return;
			life = { phase: 'following' };
			socket.send(frame);
			if (frame.length > settings.slowBytes) {
				stateBytes = frame.length;
				watchSlowness();
			}
		},
		close,
		drop() {
			if (end()) socket.terminate();
		},
	};
	return connection;
}
