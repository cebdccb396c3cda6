import type { Stream } from './stream.ts';

/** Something that others must know now. Raised in ten seconds, completed afterwards. */
export interface Alert {
	readonly id: string;
	readonly stream: Stream;
	/** A site, or a sector when the site is not known. */
	readonly site: string | null;
	readonly sector: string;
	readonly type: AlertType;
	/** Null: the coordinator, who belongs to none. */
	readonly association: string | null;
	/** Person; null once it is of the association only. */
	readonly by: string | null;
	readonly raisedAt: string;
	/** What was added, in order. */
	readonly added: readonly AlertText[];
	/** Associations that have seen it. */
	readonly seenBy: readonly string[];
	/** Associations that do something about it, with what they do. */
	readonly handledBy: readonly AlertText[];
	readonly endedAt: string | null;
	readonly withdrawnAt: string | null;
	/** Why, in a checked text; empty while it stands, and once it was erased. */
	readonly reason: string;
}

export interface AlertText {
	readonly association: string | null;
	readonly at: string;
	/** Checked; empty once it was erased. */
	readonly text: string;
}

export const ALERT_TYPES = [
	'eviction',
	'police',
	'violence',
	'fire',
	'water',
	'health',
	'weather',
	'other',
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

export const ALERT_ACTS = ['completed', 'seen', 'handled', 'ended', 'withdrawn'] as const;
export type AlertAct = (typeof ALERT_ACTS)[number];
