import * as Y from 'yjs';
import type { CloseReason } from '#lib/protocol/sync.ts';
import type { DeclaredStructure } from '../declared-structure.ts';
import type { Steps } from '../turns.ts';
import { decode, type Deletes } from './decode.ts';
import { changesNothing, countCuts } from './effect.ts';
import { order } from './order.ts';
import { conforms } from './structure.ts';

/** Highest clock of a client id: what one person can't type in a lifetime. */
const MAX_CLOCK = 2 ** 31;
/** New client ids in one update: one for every session offline. */
const MAX_CLAIMS = 256;

export type Verdict =
	/** Apply this. */
	| ({ readonly kind: 'apply' } & Inspected)
	/** Nothing new in it. */
	| { readonly kind: 'known' }
	/** Something it builds on is missing here. */
	| { readonly kind: 'incomplete' }
	| { readonly kind: 'refused'; readonly reason: CloseReason };

export interface Inspected {
	readonly update: Uint8Array;
	/** Its new structs, each after everything it refers to. */
	readonly fresh: readonly (Y.Item | Y.GC)[];
	readonly deletes: Deletes;
	/** These client ids are this person's from now on. */
	readonly claims: readonly number[];
}

export interface Author {
	/** Null: the server itself. */
	readonly person: string | null;
	readonly mayWrite: boolean;
}

/** What an update adds to a document. */
export interface Growth {
	readonly bytes: number;
	readonly structs: number;
	/** Structs that its deletions cut in two. */
	readonly cuts: number;
}

export interface Guarded {
	readonly doc: Y.Doc;
	readonly structure: DeclaredStructure;
	/** Whose client id this is; undefined for nobody's. */
	ownerOf(client: number): string | null | undefined;
	/** May the state grow by so much? */
	hasRoomFor(growth: Growth): boolean;
}

/**
 * Judges an update without applying it: after `apply`, Yjs integrates it completely and throws nothing, as long as the
 * document has not changed meanwhile. It may pause.
 */
export function* inspect(update: Uint8Array, { person, mayWrite }: Author, guarded: Guarded): Steps<Verdict> {
	const { store } = guarded.doc;
	const decoded = decode(update);
	if (typeof decoded === 'string') return refuse(decoded);
	if (!mayWrite) return changesNothing(store, decoded) ? { kind: 'known' } : refuse('forbidden');

	yield;
	const { fresh, repeats, complete } = yield* order(store, decoded);
	const claims = new Set<number>();
	for (const { id, length } of fresh) {
		const owner = guarded.ownerOf(id.client);
		if (owner === undefined) claims.add(id.client);
		else if (owner !== person) return refuse('forged');
		if (id.clock + length > MAX_CLOCK) return refuse('forged');
	}
	if (claims.size > MAX_CLAIMS) return refuse('malformed');
	if (!complete) return { kind: 'incomplete' };
	if (!(yield* conforms(guarded.doc, guarded.structure, fresh))) return refuse('notAllowed');
	const cuts = yield* countCuts(store, decoded.deletes);
	if (!guarded.hasRoomFor({ bytes: update.length, structs: fresh.length, cuts })) return refuse('tooLarge');
	// what is known already would still be looked up, and split, by what it claims to stand beside
	const clean = repeats ? Y.diffUpdate(update, Y.encodeStateVector(guarded.doc)) : update;
	return { kind: 'apply', update: clean, fresh, deletes: decoded.deletes, claims: [...claims] };
}

function refuse(reason: CloseReason): Verdict {
	return { kind: 'refused', reason };
}
