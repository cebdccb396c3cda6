import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocumentMessage, ToldUpdate } from './bus.ts';

const VERSION = 1;
const UPDATES = 0;
const PRESENCE = 1;
const WHO = 2;

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_UPDATES = 10_000;
const MOST_CLAIMS = 10_000;
const MOST_CHARACTERS = 200;

/** Null when it is too large to be told. */
export function writeDocumentMessage(from: string, message: DocumentMessage): Buffer | null {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, VERSION);
	encoding.writeVarString(to, from);
	switch (message.kind) {
		case 'updates':
			encoding.writeVarUint(to, UPDATES);
			encoding.writeVarUint(to, message.after);
			encoding.writeVarUint(to, message.updates.length);
			for (const update of message.updates) writeUpdate(to, update);
			break;
		case 'presence':
			encoding.writeVarUint(to, PRESENCE);
			encoding.writeVarString(to, message.node);
			encoding.writeVarUint8Array(to, message.frame);
			break;
		case 'who':
			encoding.writeVarUint(to, WHO);
			encoding.writeVarString(to, message.node);
	}
	return encoding.length(to) > MOST_BYTES ? null : Buffer.from(encoding.toUint8Array(to));
}

function writeUpdate(to: encoding.Encoder, { bytes, person, claims }: ToldUpdate): void {
	encoding.writeVarUint8Array(to, bytes);
	encoding.writeVarString(to, person ?? '');
	encoding.writeVarUint(to, claims.length);
	for (const client of claims) encoding.writeVarUint(to, client);
}

/** Null when no node has written it, or one of another version. */
export function readDocumentMessage(
	bytes: Uint8Array,
): { readonly from: string; readonly message: DocumentMessage } | null {
	if (bytes.length > MOST_BYTES) return null;
	try {
		const of = decoding.createDecoder(bytes);
		if (decoding.readVarUint(of) !== VERSION) return null;
		const from = readText(of);
		const message = readMessage(of);
		if (decoding.hasContent(of)) return null;
		return { from, message };
	} catch {
		return null;
	}
}

function readMessage(of: decoding.Decoder): DocumentMessage {
	switch (decoding.readVarUint(of)) {
		case UPDATES: {
			const after = decoding.readVarUint(of);
			const updates = readMany(of, MOST_UPDATES, readUpdate);
			return { kind: 'updates', after, updates };
		}
		case PRESENCE:
			return { kind: 'presence', node: readText(of), frame: decoding.readVarUint8Array(of) };
		case WHO:
			return { kind: 'who', node: readText(of) };
		default:
			throw new RangeError('no such message');
	}
}

function readUpdate(of: decoding.Decoder): ToldUpdate {
	const bytes = decoding.readVarUint8Array(of);
	const person = readText(of) || null;
	return { bytes, person, claims: readMany(of, MOST_CLAIMS, decoding.readVarUint) };
}

/** Reads on only as long as something is there: a number alone makes no memory be taken. */
function readMany<T>(of: decoding.Decoder, most: number, read: (of: decoding.Decoder) => T): T[] {
	const count = decoding.readVarUint(of);
	if (count > most) throw new RangeError('too many');
	const all: T[] = [];
	while (all.length < count) all.push(read(of));
	return all;
}

function readText(of: decoding.Decoder): string {
	const text = decoding.readVarString(of);
	if (text.length > MOST_CHARACTERS) throw new RangeError('too long');
	return text;
}
