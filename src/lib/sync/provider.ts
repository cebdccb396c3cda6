import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLOSE, LIMITS, type CloseReason } from '#lib/protocol/sync.ts';
import { waitBefore } from './backoff.ts';
import { refusalOf } from './close-reason.ts';
import { encodeForServer } from './outgoing-state.ts';
import { linkPresence } from './presence-link.ts';
import {
	awarenessFrame,
	queryAwarenessFrame,
	readServerMessage,
	step1Frame,
	step2Frame,
	updateFrame,
} from './wire.ts';

export type ProviderState =
	| { readonly kind: 'connecting' }
	/** Everything the server had is here, and edits travel. */
	| { readonly kind: 'live' }
	/** Not connected; tries again by itself. */
	| { readonly kind: 'away' }
	/** The server does not want this page to come back by itself. */
	| { readonly kind: 'refused'; readonly reason: CloseReason };

/** Without any sign of life for so long (ms) a connection is taken for dead; presence is renewed every 15 s. */
const SILENCE = 40_000;
/** For the answer to a direct question, in ms. */
const ANSWER = 5_000;
const LOOK = 2_500;

export interface ProviderOptions {
	/** `wss://host/sync`. */
	readonly url: string;
	readonly document: string;
	/** The version of the document's structure that this page knows. */
	readonly schema: number;
	readonly doc: Y.Doc;
	readonly mayWrite: boolean;
	/** Something changed: state or whether the server has everything. */
	readonly onChange: () => void;
	/** Something about the document changed (not its text), or may have changed while the line was cut. */
	readonly onNews?: () => void;
	/** A browser is not told why a socket did not open: finds out, or answers null for "try again". */
	readonly whyRefused?: () => Promise<CloseReason | null>;
	readonly WebSocket?: typeof WebSocket;
}

export type SyncProvider = ReturnType<typeof createSyncProvider>;

/** This page's end of `/sync/<document>`: the y-websocket protocol with acknowledgements. Starts with `connect`. */
export function createSyncProvider(options: ProviderOptions) {
	const { doc, mayWrite } = options;
	const Socket = options.WebSocket ?? WebSocket;
	const awareness = new Awareness(doc);
	const presence = linkPresence(awareness, (payload) => send(awarenessFrame(payload)));
	let state: ProviderState = { kind: 'away' };
	let socket: WebSocket | null = null;
	let stopped = true;
	let attempt = 0;
	let retry: ReturnType<typeof setTimeout> | null = null;
	let lastHeard = 0;
	let askedAt: number | null = null;
	/** Update-carrying messages of this connection. */
	let sent = 0;
	let acked = 0;
	let answeredStep1 = false;
	let cameBefore = false;
	/** Something here may not be on the server's disk: so until the server has acknowledged all that we have. */
	let unconfirmed = mayWrite;

	function change(next: ProviderState): void {
		state = next;
		options.onChange();
	}

	function send(frame: Uint8Array): void {
		if (socket?.readyState === Socket.OPEN) socket.send(frame as Uint8Array<ArrayBuffer>);
	}

	/** Counts in the order sent; the server acknowledges by count. */
	function sendEdit(frame: Uint8Array): void {
		if (socket?.readyState !== Socket.OPEN) return;
		if (frame.length > LIMITS.frame) return refuse('tooLarge');
		sent += 1;
		send(frame);
	}

	function refuse(reason: CloseReason): void {
		stopped = true;
		hangUp();
		change({ kind: 'refused', reason });
	}

	function onEdit(update: Uint8Array, origin: unknown): void {
		if (origin === provider || !mayWrite) return;
		unconfirmed = true;
		// before step 1 is answered, that answer will bring it
		if (answeredStep1) sendEdit(updateFrame(update));
		options.onChange();
	}

	function receive(frame: Uint8Array): void {
		lastHeard = Date.now();
		askedAt = null;
		const message = readServerMessage(frame);
		switch (message.kind) {
			case 'step1':
				if (!mayWrite) return;
				answeredStep1 = true;
				return sendEdit(step2Frame(encodeForServer(doc, message.stateVector)));
			case 'step2':
			case 'update':
				Y.applyUpdate(doc, message.update, provider);
				if (message.kind === 'step2' && state.kind === 'connecting') {
					if (cameBefore) options.onNews?.();
					cameBefore = true;
					attempt = 0;
					change({ kind: 'live' });
				}
				return;
			case 'awareness':
				return presence.receive(message.payload);
			case 'ack':
				acked = message.count;
				if (answeredStep1 && acked === sent) unconfirmed = false;
				return options.onChange();
			case 'changed':
				return options.onNews?.();
			case 'unknown':
				return;
		}
	}

	function open(): void {
		retry = null;
		[sent, acked, answeredStep1, askedAt] = [0, 0, false, null];
		const address = `${options.url}/${options.document}?ack=1&schema=${options.schema}`;
		const opening = (socket = new Socket(address));
		let opened = false;
		opening.binaryType = 'arraybuffer';
		opening.onopen = () => {
			opened = true;
			lastHeard = Date.now();
			send(step1Frame(Y.encodeStateVector(doc)));
			presence.announce();
		};
		opening.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
			if (socket === opening) receive(new Uint8Array(data));
		};
		opening.onerror = () => {};
		opening.onclose = ({ code }) => {
			if (socket === opening) void lost(code, opened);
		};
		lastHeard = Date.now();
		change({ kind: 'connecting' });
	}

	async function lost(code: number, opened: boolean): Promise<void> {
		hangUp();
		change({ kind: 'away' });
		const reason =
			refusalOf(code) ?? (opened ? null : ((await options.whyRefused?.().catch(() => null)) ?? null));
		if (stopped || socket || retry) return;
		if (reason) return refuse(reason);
		const wait = waitBefore(attempt++, { calm: code === CLOSE.tooMany, random: Math.random });
		retry = setTimeout(open, wait);
	}

	/** Lets go of the socket: what it still says or does no longer counts. */
	function hangUp(): void {
		if (retry) clearTimeout(retry);
		retry = null;
		const old = socket;
		socket = null;
		answeredStep1 = false;
		if (!old) return;
		old.onmessage = old.onclose = old.onopen = null;
		if (old.readyState === Socket.OPEN || old.readyState === Socket.CONNECTING) old.close(CLOSE.done);
		presence.forgetOthers();
	}

	function retryNow(): void {
		if (stopped || socket) return;
		if (retry) clearTimeout(retry);
		open();
	}

	/** A line can be dead without a word: after a sleep, in a tunnel, behind a router that forgot us. */
	function look(): void {
		if (!socket) return;
		const now = Date.now();
		const isDead = now - lastHeard > SILENCE || (askedAt !== null && now - askedAt > ANSWER);
		if (isDead) void lost(1006, true);
	}

	function wake(): void {
		if (!socket) return retryNow();
		if (Date.now() - lastHeard >= ANSWER) ask();
	}

	/** What does not answer within ANSWER is dead. */
	function ask(): void {
		if (socket?.readyState !== Socket.OPEN) return;
		askedAt ??= Date.now();
		send(queryAwarenessFrame());
	}

	function onVisible(): void {
		if (document.visibilityState === 'visible') wake();
	}

	const looking = setInterval(look, LOOK);
	doc.on('update', onEdit);
	if (typeof window !== 'undefined') {
		window.addEventListener('online', wake);
		// the browser may be wrong, and a socket does not hear of it
		window.addEventListener('offline', ask);
		document.addEventListener('visibilitychange', onVisible);
	}

	const provider = {
		awareness,
		get state(): ProviderState {
			return state;
		},
		/** Everything written here is on the server's disk. */
		get isSaved(): boolean {
			return !unconfirmed;
		},
		connect(): void {
			stopped = false;
			if (!socket && !retry) open();
		},
		/** Leaves for good. */
		destroy(): void {
			stopped = true;
			clearInterval(looking);
			doc.off('update', onEdit);
			if (typeof window !== 'undefined') {
				window.removeEventListener('online', wake);
				window.removeEventListener('offline', ask);
				document.removeEventListener('visibilitychange', onVisible);
			}
			awareness.setLocalState(null);
			presence.stop();
			hangUp();
			awareness.destroy();
		},
	};
	return provider;
}
