import * as decoding from 'lib0/decoding';
import {
	applyAwarenessUpdate,
	encodeAwarenessUpdate,
	removeAwarenessStates,
	type Awareness,
} from 'y-protocols/awareness';

/** Between two messages about this page's caret, in ms: the server passes on twenty a second. */
const PACE = 80;

/** Exchanges presence over a connection. Unlike the stock client, it speaks only for itself. */
export function linkPresence(awareness: Awareness, send: (payload: Uint8Array) => void) {
	let timer: ReturnType<typeof setTimeout> | null = null;
	let waits = false;

	function sendOwn(): void {
		timer = null;
		if (!waits) return;
		waits = false;
		send(encodeAwarenessUpdate(awareness, [awareness.clientID]));
		timer = setTimeout(sendOwn, PACE);
	}

	function onUpdate(_: unknown, origin: unknown): void {
		if (origin !== 'local') return;
		waits = true;
		if (!timer) sendOwn();
	}

	/** The name, colour and initials that the server gave this page, so that all pages show the same. */
	function adoptStamp(payload: Uint8Array): void {
		const own = awareness.getLocalState();
		const stamped = stateIn(payload, awareness.clientID);
		if (!own || !stamped?.user || JSON.stringify(own.user) === JSON.stringify(stamped.user)) return;
		awareness.setLocalStateField('user', stamped.user);
	}

	awareness.on('update', onUpdate);
	return {
		receive(payload: Uint8Array): void {
			applyAwarenessUpdate(awareness, payload, 'server');
			adoptStamp(payload);
		},
		/** The others take a state again only when its clock is newer than when we left. */
		announce(): void {
			if (awareness.getLocalState()) awareness.setLocalState(awareness.getLocalState());
		},
		/** Without a connection, nobody else is known to be here. */
		forgetOthers(): void {
			const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
			removeAwarenessStates(awareness, others, 'server');
			// or the same state would be ignored when it comes back, until it is renewed
			for (const client of others) awareness.meta.delete(client);
		},
		stop(): void {
			if (timer) clearTimeout(timer);
			awareness.off('update', onUpdate);
		},
	};
}

function stateIn(payload: Uint8Array, client: number): Record<string, unknown> | null {
	const decoder = decoding.createDecoder(payload);
	for (let count = decoding.readVarUint(decoder); count > 0; count--) {
		const id = decoding.readVarUint(decoder);
		decoding.readVarUint(decoder);
		const state = decoding.readVarString(decoder);
		if (id === client) return JSON.parse(state) as Record<string, unknown> | null;
	}
	return null;
}
