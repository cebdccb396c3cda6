import * as Y from 'yjs';
import type { CloseReason } from '#lib/protocol/sync.ts';
import type { DeclaredStructure } from '../declared-structure.ts';
import { decode } from './decode.ts';
import { changesNothing } from './effect.ts';
import { order } from './order.ts';
import { conforms } from './structure.ts';

/** Highest clock of a client id: what one person can't type in a lifetime. */
const MAX_CLOCK = 2 ** 31;
/** New client ids in one update: one for every session offline. */
const MAX_CLAIMS = 256;

export type Verdict =
	/** Apply this; these client ids are this person's from now on. */
	| { readonly kind: 'apply'; readonly update: Uint8Array; readonly claims: readonly number[] }
	/** Nothing new in it. */
	| { readonly kind: 'known' }
	/** Something it builds on is missing here. */
	| { readonly kind: 'incomplete' }
	| { readonly kind: 'refused'; readonly reason: CloseReason };

export interface Author {
	readonly person: string;
	readonly mayWrite: boolean;
}

export interface Guarded {
	readonly doc: Y.Doc;
	readonly structure: DeclaredStructure;
	/** Whose client id this is; undefined for nobody's. */
	ownerOf(client: number): string | null | undefined;
	/** May the state grow by so many bytes? */
	hasRoomFor(bytes: number): boolean;
}

/** Judges an update without applying it: after `apply`, Yjs integrates it completely and throws nothing. */
export function inspect(update: Uint8Array, { person, mayWrite }: Author, guarded: Guarded): Verdict {
	const { store } = guarded.doc;
	const decoded = decode(update);
	if (typeof decoded === 'string') return refuse(decoded);
	if (!mayWrite) return changesNothing(store, decoded) ? { kind: 'known' } : refuse('forbidden');

	const { fresh, repeats, complete } = order(store, decoded);
	const claims = new Set<number>();
	for (const { id, length } of fresh) {
		const owner = guarded.ownerOf(id.client);
		if (owner === undefined) claims.add(id.client);
		else if (owner !== person) return refuse('forged');
		if (id.clock + length > MAX_CLOCK) return refuse('forged');
	}
	if (claims.size > MAX_CLAIMS) return refuse('malformed');
	if (!complete) return { kind: 'incomplete' };
	if (!conforms(guarded.doc, guarded.structure, fresh)) return refuse('notAllowed');
	if (!guarded.hasRoomFor(update.length)) return refuse('tooLarge');
	// what is known already would still be looked up, and split, by what it claims to stand beside
	const clean = repeats ? Y.diffUpdate(update, Y.encodeStateVector(guarded.doc)) : update;
	return { kind: 'apply', update: clean, claims: [...claims] };
}

function refuse(reason: CloseReason): Verdict {
	return { kind: 'refused', reason };
}
