import type { Stream } from './stream.ts';

/** What can be needed: chosen on forms, taken by an association, offered. Words in messages/. */
export const NEED_ITEMS = [
	'blankets',
	'water',
	'shoes',
	'clothes',
	'tents',
	'care',
	'wood',
	'food',
	'hygiene',
	'charging',
	'transport',
	'information',
] as const;
export type NeedItem = (typeof NEED_ITEMS)[number];

/**
 * What a site needs of one item, folded from reports and acts: there is one of each pair in a stream (needId).
 * seen → taken → done; a report that names it after that opens it again.
 */
export interface Need {
	readonly id: string;
	/** The network's, or what one association keeps for itself. */
	readonly stream: Stream;
	readonly series: string;
	/** Where it was seen last. */
	readonly site: string;
	readonly item: NeedItem;
	readonly state: NeedState;
	/** How many, which sizes: a short checked text; may be empty. */
	readonly detail: string;
	/** Since it was opened, or opened again. */
	readonly seenBy: readonly Seen[];
	/** Who takes care of it, or did; null while nobody does. */
	readonly takenBy: Seen | null;
	readonly doneAt: string | null;
	/** Who took it back last, since nobody needs it; null: the coordinator. */
	readonly withdrawn: { readonly association: string | null; readonly at: string } | null;
	/** How often it came back after it was done. */
	readonly reopened: number;
}

/** Each stream has its own needs: what an association keeps for itself must not move what all see. */
export function needId(stream: Stream, series: string, item: NeedItem): string {
	return stream === 'network' ? `${series}.${item}` : `${stream}/${series}.${item}`;
}

export const NEED_STATES = ['open', 'taken', 'done', 'withdrawn'] as const;
export type NeedState = (typeof NEED_STATES)[number];

export interface Seen {
	readonly association: string;
	/** Server instant. */
	readonly at: string;
}

export const NEED_ACTS = ['seen', 'detailed', 'taken', 'released', 'done', 'withdrawn'] as const;
export type NeedAct = (typeof NEED_ACTS)[number];

/** What an association has to give. */
export interface Offer {
	readonly id: string;
	readonly item: NeedItem;
	/** How many, which sizes: a short checked text. */
	readonly detail: string;
	readonly association: string;
	readonly at: string;
	/** YYYY-MM-DD, the last day; null: until it is taken. */
	readonly until: string | null;
	readonly state: OfferState;
	/** Who fetches it. */
	readonly takenBy: Seen | null;
}

export const OFFER_STATES = ['open', 'taken', 'done', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const OFFER_ACTS = ['taken', 'released', 'done', 'withdrawn'] as const;
export type OfferAct = (typeof OFFER_ACTS)[number];

/** Characters of a detail. */
export const LONGEST_DETAIL = 120;
