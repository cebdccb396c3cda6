import type { AttendanceMark } from './attendee.ts';

/** One thing that somebody recorded of one person: the whole mark as it should stand, and what it replaces. */
export interface AttendanceAct {
	/** Made where it was recorded, so that sending it twice records it once. */
	readonly id: string;
	/** Null: nothing is known after all. */
	readonly mark: AttendanceMark | null;
	/** Half-days attended, ascending; of `present` only. */
	readonly halves: readonly number[];
	/** Who stands in, for `represented`; may be empty. */
	readonly representedBy: string;
	/** Ids of the acts that stood where and when it was recorded: those it replaces. */
	readonly base: readonly string[];
}

export interface RecordedAct extends AttendanceAct {
	/** Id of the person who recorded it. */
	readonly by: string;
	/** When it reached the server. */
	readonly at: string;
}

export interface Standing<A extends AttendanceAct = AttendanceAct> {
	readonly mark: AttendanceMark | null;
	readonly halves: readonly number[];
	readonly representedBy: string;
	/** Acts that no other replaces, the one whose mark stands first: several when telephones did not know of each other. */
	readonly acts: readonly A[];
	/** They say different things of the same person. */
	readonly disputed: boolean;
}

/** Of two marks recorded without knowing of each other the first of these stands: nothing takes a presence away unseen. */
const STRENGTH: readonly (AttendanceMark | null)[] = ['present', 'represented', 'excused', 'absent', null];

/**
 * What stands of all that was recorded of one person, whatever the order in which it arrived. An act replaces what was
 * known where it was recorded, and nothing else: what another telephone recorded meanwhile stays beside it, half-days
 * are added up, and a later act that has seen both settles it.
 */
export function standing<A extends AttendanceAct>(acts: readonly A[]): Standing<A> {
	const replaced = new Set(acts.flatMap(({ base }) => base));
	const left = acts.filter(({ id }) => !replaced.has(id)).toSorted(byStrength);
	const mark = left[0]?.mark ?? null;
	const leading = left.filter((act) => act.mark === mark);
	return {
		mark,
		halves: [...new Set(leading.flatMap(({ halves }) => halves))].toSorted((one, other) => one - other),
		representedBy: leading.find(({ representedBy }) => representedBy !== '')?.representedBy ?? '',
		acts: left,
		disputed: leading.length < left.length,
	};
}

/** By id among equals, so that every telephone says the same. */
function byStrength(one: AttendanceAct, other: AttendanceAct): number {
	return STRENGTH.indexOf(one.mark) - STRENGTH.indexOf(other.mark) || (one.id < other.id ? -1 : 1);
}

/** Is it the same act again, and not another one under its id? */
export function isSameAct(one: AttendanceAct, other: AttendanceAct): boolean {
	return (
		one.mark === other.mark &&
		one.representedBy === other.representedBy &&
		isSameList(one.halves, other.halves) &&
		isSameList(one.base, other.base)
	);
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((value, at) => value === other[at]);
}
