import type { RegistrationRules } from './gathering.ts';

/** Who asked for a place at a gathering, in the order in which it was accepted. Who they are stands elsewhere. */
export type Register = readonly Entry[];

export interface Entry {
	readonly id: string;
	/** Null: they come for none. All of these share the places of one association. */
	readonly association: string | null;
	readonly state: 'in' | 'waiting';
}

/** What decides about places at one instant. */
export interface PlaceTerms extends RegistrationRules {
	/** YYYY-MM-DD: today in Paris. */
	readonly day: string;
	/** A place that is free goes to whoever waits; not any more once the day is over. */
	readonly passOn: boolean;
}

export interface Settled {
	readonly register: Register;
	/** Ids of those who waited and have a place now, in order. */
	readonly promoted: readonly string[];
}

/** Puts somebody at the end: in, when there is a place for them that nobody before them waits for. */
export function askForPlace(
	register: Register,
	{ id, association }: Pick<Entry, 'id' | 'association'>,
	terms: PlaceTerms,
): Settled {
	if (register.some((entry) => entry.id === id)) return { register, promoted: [] };
	const { register: before, promoted } = settlePlaces(register, terms);
	const state = hasPlace(countTaken(before), association, terms) ? 'in' : 'waiting';
	return { register: [...before, { id, association, state }], promoted };
}

export function giveUpPlace(register: Register, id: string, terms: PlaceTerms): Settled {
	const others = register.filter((entry) => entry.id !== id);
	return others.length === register.length ? { register, promoted: [] } : settlePlaces(others, terms);
}

/**
 * Gives free places to those who wait, each to the first for whom there is one. Nobody loses a place, whatever the limits have
 * become. Answers the same register when nothing changes.
 */
export function settlePlaces(register: Register, terms: PlaceTerms): Settled {
	if (!terms.passOn) return { register, promoted: [] };
	const taken = countTaken(register);
	const promoted: string[] = [];
	// one walk is enough: a promotion takes a place, it frees none for those already passed over
	const settled = register.map((entry): Entry => {
		if (entry.state === 'in' || !hasPlace(taken, entry.association, terms)) return entry;
		take(taken, entry.association);
		promoted.push(entry.id);
		return { ...entry, state: 'in' };
	});
	return { register: promoted.length > 0 ? settled : register, promoted };
}

/** How many more could come for this association today; null: no limit. */
export function placesLeft(register: Register, association: string | null, terms: PlaceTerms): number | null {
	const { all, by } = countTaken(register);
	const quota = quotaOf(terms);
	const ofAll = terms.overall === null ? Infinity : terms.overall - all;
	const ofTheirs = quota === null ? Infinity : quota - (by.get(association) ?? 0);
	const left = Math.max(0, Math.min(ofAll, ofTheirs));
	return left === Infinity ? null : left;
}

/** From 1, among all who wait; null: they have a place, or did not ask. */
export function rankOf(register: Register, id: string): number | null {
	const at = register.filter(({ state }) => state === 'waiting').findIndex((entry) => entry.id === id);
	return at < 0 ? null : at + 1;
}

interface Taken {
	all: number;
	readonly by: Map<string | null, number>;
}

function countTaken(register: Register): Taken {
	const taken: Taken = { all: 0, by: new Map() };
	for (const { state, association } of register) if (state === 'in') take(taken, association);
	return taken;
}

function take(taken: Taken, association: string | null): void {
	taken.all += 1;
	taken.by.set(association, (taken.by.get(association) ?? 0) + 1);
}

function hasPlace({ all, by }: Taken, association: string | null, terms: PlaceTerms): boolean {
	const quota = quotaOf(terms);
	return (
		(terms.overall === null || all < terms.overall) && (quota === null || (by.get(association) ?? 0) < quota)
	);
}

function quotaOf({ perAssociation, opensToAllOn, day }: PlaceTerms): number | null {
	return opensToAllOn !== null && day >= opensToAllOn ? null : perAssociation;
}
