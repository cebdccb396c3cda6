import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#lib/protocol/sync.ts';

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** What a client may send. */
export type ClientMessage =
	| { readonly kind: 'step1'; readonly stateVector: Uint8Array }
	| { readonly kind: 'step2'; readonly update: Uint8Array }
	| { readonly kind: 'update'; readonly update: Uint8Array }
	| { readonly kind: 'awareness'; readonly payload: Uint8Array }
	| { readonly kind: 'query-awareness' };

/** Null for what is not of this protocol. */
export function readMessage(frame: Uint8Array): ClientMessage | null {
	try {
		const decoder = decoding.createDecoder(frame);
		const message = readBody(decoder);
		return decoding.hasContent(decoder) ? null : message;
	} catch {
		return null;
	}
}

function readBody(decoder: decoding.Decoder): ClientMessage | null {
	switch (decoding.readVarUint(decoder)) {
		case MESSAGE.sync:
			return readSync(decoder);
		case MESSAGE.awareness:
			return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) };
		case MESSAGE.queryAwareness:
			return { kind: 'query-awareness' };
		default:
			return null;
	}
}

function readSync(decoder: decoding.Decoder): ClientMessage | null {
	const step = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	if (step === STEP1) return { kind: 'step1', stateVector: bytes };
	if (step === STEP2) return { kind: 'step2', update: bytes };
	if (step === UPDATE) return { kind: 'update', update: bytes };
	return null;
}

export const writeStep1 = (stateVector: Uint8Array) => writeSync(STEP1, stateVector);
export const writeStep2 = (update: Uint8Array) => writeSync(STEP2, update);
export const writeUpdate = (update: Uint8Array) => writeSync(UPDATE, update);

function writeSync(step: number, bytes: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

export function writeAck(count: number): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.ack);
		encoding.writeVarUint(encoder, count);
	});
}

export function writeChanged(): Uint8Array {
	return encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.changed));
}

/** One client's presence; a null state means that it left. */
export interface PresenceEntry {
	readonly client: number;
	readonly clock: number;
	/** JSON of the state, or `null`. */
	readonly state: string;
}

export function writeAwareness(entries: readonly PresenceEntry[]): Uint8Array {
	const payload = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const { client, clock, state } of entries) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, state);
		}
	});
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.awareness);
		encoding.writeVarUint8Array(encoder, payload);
	});
}

/** Null for a payload that can't be read to its end. */
export function readAwareness(payload: Uint8Array): PresenceEntry[] | null {
	try {
		const decoder = decoding.createDecoder(payload);
		const count = decoding.readVarUint(decoder);
		const entries: PresenceEntry[] = [];
		for (let i = 0; i < count; i++) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			entries.push({ client, clock, state: decoding.readVarString(decoder) });
		}
		return entries;
	} catch {
		return null;
	}
}
