import { ROUND_PURPOSES, type RoundPurpose } from './round.ts';

/**
 * What the live document of a week's rounds may hold: the one source of the server's guard and of the reading rule. A flat
 * map of one JSON value a key `<id>.<field>`, so that concurrent changes of one round meet field by field; a round that is
 * taken out is `here: false`, never deleted. No field holds words, and none a person. The week is the document's: a round
 * only says which day of it.
 */
export const ROUNDS_ROOT = 'rounds';

export interface RoundFields {
	readonly here: boolean;
	readonly at: RoundTime;
	readonly site: string;
	readonly association: string;
}

/** One value, so that two who move a round at once never make a day of one and an hour of the other. */
export interface RoundTime {
	/** 1 Monday to 7 Sunday */
	readonly day: number;
	/** Minutes after midnight on the wall. */
	readonly start: number;
}

const KEY = /^(v[a-z0-9]{11})\.(here|at|site|association|for\.[a-z]+)$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 64;
const LAST_MINUTE = 24 * 60 - 1;

type Test = (value: unknown) => boolean;

const isFlag: Test = (value) => typeof value === 'boolean';
const isSlug: Test = (value) => typeof value === 'string' && value.length <= LONGEST_SLUG && SLUG.test(value);

const TESTS: Readonly<Record<keyof RoundFields, Test>> = {
	here: isFlag,
	at: isRoundTime,
	site: isSlug,
	association: isSlug,
};

export interface RoundKey {
	readonly id: string;
	readonly field: keyof RoundFields | `for.${RoundPurpose}`;
}

/** Takes a key apart; null when it is none. */
export function readRoundKey(key: string): RoundKey | null {
	const [, id, field] = KEY.exec(key) ?? [];
	if (id === undefined || field === undefined) return null;
	const isKnown = Object.hasOwn(TESTS, field) || PURPOSE_FIELDS.has(field);
	return isKnown ? { id, field: field as RoundKey['field'] } : null;
}

const PURPOSE_FIELDS: ReadonlySet<string> = new Set(ROUND_PURPOSES.map((purpose) => `for.${purpose}`));

/** May this value stand under this key? */
export function isRoundField(key: string, value: unknown): boolean {
	const read = readRoundKey(key);
	if (!read) return false;
	return Object.hasOwn(TESTS, read.field) ? TESTS[read.field as keyof RoundFields](value) : isFlag(value);
}

export function isRoundTime(value: unknown): value is RoundTime {
	if (typeof value !== 'object' || value === null) return false;
	// a key `__proto__` in an update would become the prototype
	if (Object.getPrototypeOf(value) !== Object.prototype || Object.keys(value).length !== 2) return false;
	const { day, start } = value as Record<string, unknown>;
	return isWhole(day, 1, 7) && isWhole(start, 0, LAST_MINUTE);
}

function isWhole(value: unknown, least: number, most: number): boolean {
	return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}
