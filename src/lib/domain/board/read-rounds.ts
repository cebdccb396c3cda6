import { daysLater } from '../time/paris-time.ts';
import { ROUND_PURPOSES, type Round } from './round.ts';
import { isRoundField, readRoundKey, type RoundFields } from './rounds-structure.ts';

/** What rounds may name. */
export interface RoundNames {
	readonly sites: ReadonlySet<string>;
	readonly associations: ReadonlySet<string>;
}

type RoundValues = Partial<RoundFields> & Readonly<Record<string, unknown>>;

/**
 * The rounds that the live document of the week from `monday` holds, by day, hour and id: the same for everybody who holds
 * the same document, and valid whatever stands in it. Half a round is none; so is one of a site or an association that
 * there is not.
 */
export function readRounds(
	fields: Iterable<readonly [key: string, value: unknown]>,
	monday: string,
	names: RoundNames,
): Round[] {
	return gather(fields, monday, names, true);
}

/** Rounds that were taken out, and can be brought back. */
export function readRemovedRounds(
	fields: Iterable<readonly [key: string, value: unknown]>,
	monday: string,
	names: RoundNames,
): Round[] {
	return gather(fields, monday, names, false);
}

function gather(
	fields: Iterable<readonly [key: string, value: unknown]>,
	monday: string,
	{ sites, associations }: RoundNames,
	wanted: boolean,
): Round[] {
	const rounds = new Map<string, Record<string, unknown>>();
	for (const [key, value] of fields) {
		if (!isRoundField(key, value)) continue;
		const { id, field } = readRoundKey(key)!;
		let round = rounds.get(id);
		if (!round) rounds.set(id, (round = {}));
		round[field] = value;
	}
	return [...rounds]
		.flatMap(([id, values]): Round[] => {
			const { here, at, site, association } = values as RoundValues;
			if (here !== wanted || !at || site === undefined || association === undefined) return [];
			if (!sites.has(site) || !associations.has(association)) return [];
			const purposes = ROUND_PURPOSES.filter((purpose) => values[`for.${purpose}`] === true);
			return [{ id, day: daysLater(monday, at.day - 1), start: at.start, site, association, purposes }];
		})
		.toSorted(byTime);
}

function byTime(one: Round, other: Round): number {
	return compare(one.day, other.day) || one.start - other.start || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
