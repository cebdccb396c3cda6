import { LANGUAGES } from '../papers/paper.ts';
import { DAY_MINUTES, EVERY_ROOM, ITEM_KINDS, STEP } from './plan.ts';
import { MOST_DAYS } from './gathering.ts';

/**
 * What the live document of a plan may hold: the one source of the server's guard and of the reading rule. Two flat maps:
 * FIELDS_ROOT holds one JSON value a key `<id>.<field>`, WORDS_ROOT one Y.Text a key `<id>.<word>`. The first letter of
 * an id says what it is. Flat, so that concurrent changes of one thing meet field by field; a thing that is taken out is
 * `here: false`, never deleted, so that nobody's words are lost with it.
 */
export const FIELDS_ROOT = 'plan';
export const WORDS_ROOT = 'words';

export type ThingKind = 'item' | 'room' | 'task' | 'supply' | 'shift';
type Test = (value: unknown) => boolean;

export const LETTERS: Readonly<Record<ThingKind, string>> = {
	item: 'i',
	room: 'r',
	task: 't',
	supply: 'l',
	shift: 's',
};

const KIND_OF_LETTER = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as ThingKind]));

const ID = /^[irtls][a-z0-9]{11}$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Longest key of a field. */
const MOST_KEY = 120;
/** Longest name of somebody without an account. */
export const MOST_NAME = 120;
/** Characters of one shared text: far more than pages let people write, since two of them may write it apart. */
export const LONGEST_WORDS = 50_000;

const isFlag: Test = (value) => typeof value === 'boolean';
const orNull =
	(test: Test): Test =>
	(value) =>
		value === null || test(value);
const whole =
	(least: number, most: number): Test =>
	(value) =>
		Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const oneOf =
	(values: readonly string[]): Test =>
	(value) =>
		typeof value === 'string' && values.includes(value);
const slug: Test = (value) => typeof value === 'string' && value.length <= 64 && SLUG.test(value);
const day: Test = (value) => typeof value === 'string' && isPlainDay(value);
const start: Test = (value) => whole(0, DAY_MINUTES - STEP)(value) && (value as number) % STEP === 0;
const minutes: Test = (value) => whole(STEP, DAY_MINUTES)(value) && (value as number) % STEP === 0;
const dayNumber = whole(0, MOST_DAYS - 1);
const count = whole(1, 100_000);

const at: Test = (value) =>
	isObjectOf(value, ['day', 'start', 'room']) &&
	dayNumber(value.day) &&
	start(value.start) &&
	(value.room === EVERY_ROOM || isIdOf('room', value.room));

const facilitator: Test = (value) =>
	isObjectOf(value, ['kind', 'name']) && value.kind === 'other'
		? typeof value.name === 'string' && value.name.trim() !== '' && value.name.length <= MOST_NAME
		: isObjectOf(value, ['kind', 'id']) &&
			oneOf(['person', 'association', 'group'])(value.kind) &&
			typeof value.id === 'string' &&
			/^[\w-]{1,64}$/.test(value.id);

/** Fields of each thing. One that ends with a dot stands for any number of keys: `by.<who>`. */
export const FIELDS: Readonly<Record<ThingKind, Readonly<Record<string, Test>>>> = {
	item: {
		here: isFlag,
		at: orNull(at),
		minutes,
		kind: oneOf(ITEM_KINDS),
		expected: orNull(count),
		language: orNull(oneOf(LANGUAGES)),
		'by.': facilitator,
	},
	room: { here: isFlag, seats: orNull(count), shared: isFlag, order: whole(0, 1_000_000) },
	task: {
		here: isFlag,
		due: orNull(day),
		association: orNull(slug),
		done: isFlag,
		line: orNull((value) => typeof value === 'string' && /^[\w:-]{1,80}$/.test(value)),
		order: whole(0, 1_000_000),
	},
	supply: {
		here: isFlag,
		wanted: count,
		association: orNull(slug),
		ready: isFlag,
		order: whole(0, 1_000_000),
	},
	shift: { here: isFlag, day: dayNumber, start, minutes, needed: whole(1, 1000), 'from.': whole(0, 1000) },
};

/** Shared texts of each thing. */
export const WORDS: Readonly<Record<ThingKind, readonly string[]>> = {
	item: ['title', 'notes', 'materials'],
	room: ['title'],
	task: ['title'],
	supply: ['title'],
	shift: ['title'],
};

export interface ThingKey {
	readonly kind: ThingKind;
	readonly id: string;
	/** With a dot at its end for keys of any number: `by.`, then `rest` is what follows. */
	readonly field: string;
	readonly rest: string;
}

/** Takes a key of FIELDS_ROOT or WORDS_ROOT apart; null when it is none. */
export function readKey(key: string): ThingKey | null {
	if (key.length > MOST_KEY || key[12] !== '.') return null;
	const id = key.slice(0, 12);
	const kind = kindOf(id);
	const name = key.slice(13);
	if (!kind) return null;
	const dot = name.indexOf('.');
	if (dot < 0) return { kind, id, field: name, rest: '' };
	return { kind, id, field: name.slice(0, dot + 1), rest: name.slice(dot + 1) };
}

/** May this value stand under this key of FIELDS_ROOT? */
export function isField(key: string, value: unknown): boolean {
	const read = readKey(key);
	if (!read || !Object.hasOwn(FIELDS[read.kind], read.field)) return false;
	if (read.field.endsWith('.') && !/^[\w-]{1,80}$/.test(read.rest)) return false;
	return FIELDS[read.kind][read.field]!(value);
}

/** May a text stand under this key of WORDS_ROOT? */
export function isWord(key: string): boolean {
	const read = readKey(key);
	return read !== null && read.rest === '' && WORDS[read.kind].includes(read.field);
}

export function kindOf(id: string): ThingKind | null {
	if (!ID.test(id)) return null;
	return KIND_OF_LETTER.get(id[0]!) ?? null;
}

function isIdOf(kind: ThingKind, value: unknown): value is string {
	return typeof value === 'string' && kindOf(value) === kind;
}

/** A day that the calendar has, as YYYY-MM-DD. */
export function isPlainDay(text: string): boolean {
	const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : NaN;
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function isObjectOf(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
	return (
		typeof value === 'object' &&
		value !== null &&
		// a key `__proto__` in an update would become the prototype
		Object.getPrototypeOf(value) === Object.prototype &&
		Object.keys(value).length === keys.length &&
		keys.every((key) => Object.hasOwn(value, key))
	);
}
