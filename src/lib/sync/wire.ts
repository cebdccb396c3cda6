import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#lib/protocol/sync.ts';

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** What the server sends. */
export type ServerMessage =
	| { readonly kind: 'step1'; readonly stateVector: Uint8Array }
	| { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
	| { readonly kind: 'awareness'; readonly payload: Uint8Array }
	| { readonly kind: 'ack'; readonly count: number }
	| { readonly kind: 'changed' | 'unknown' };

export function readServerMessage(frame: Uint8Array): ServerMessage {
	const decoder = decoding.createDecoder(frame);
	switch (decoding.readVarUint(decoder)) {
		case MESSAGE.sync: {
			const step = decoding.readVarUint(decoder);
			const bytes = decoding.readVarUint8Array(decoder);
			return step === STEP1
				? { kind: 'step1', stateVector: bytes }
				: { kind: step === STEP2 ? 'step2' : 'update', update: bytes };
		}
		case MESSAGE.awareness:
			return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) };
		case MESSAGE.ack:
			return { kind: 'ack', count: decoding.readVarUint(decoder) };
		case MESSAGE.changed:
			return { kind: 'changed' };
		default:
			return { kind: 'unknown' };
	}
}

export const step1Frame = (stateVector: Uint8Array) => syncFrame(STEP1, stateVector);
export const step2Frame = (update: Uint8Array) => syncFrame(STEP2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(UPDATE, update);

export function awarenessFrame(payload: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.awareness);
		encoding.writeVarUint8Array(encoder, payload);
	});
}

/** The server answers with everybody's presence: a sign of life. */
export function queryAwarenessFrame(): Uint8Array {
	return encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness));
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}
