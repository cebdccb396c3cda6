import { isOnList, personKey, type AttendeePerson } from '#lib/domain/gatherings/attendance-lines.ts';
import { standing, type AttendanceAct, type Standing } from '#lib/domain/gatherings/attendance.ts';
import type { ActView, AttendanceLineView } from '#lib/protocol/views/attendance.ts';
import type { WaitingAct } from './attendance-parcel.ts';

/** `device`: waits on this telephone · `unkept`: not even kept there yet */
export type LineState = 'recorded' | 'device' | 'unkept' | 'refused';

/** One person on the list, with what this telephone has not sent yet. */
export interface ShownLine extends AttendeePerson {
	readonly id: string;
	readonly walkIn: boolean;
	readonly standing: Standing<AttendanceAct | ActView>;
	/** In the order of recording, those that wait at the end. */
	readonly acts: readonly (AttendanceAct | ActView)[];
	/** Null: nothing stands. */
	readonly state: LineState | null;
}

/** The server's list with the acts that wait here; somebody added here stands on it at once, under the id that will stand. */
export function shownLines(
	lines: readonly AttendanceLineView[],
	waiting: readonly WaitingAct[],
): readonly ShownLine[] {
	const byId = new Map(lines.flatMap((line) => [line.id, ...line.also].map((id) => [id, line.id] as const)));
	const byPerson = new Map(lines.map((line) => [personKey(line), line.id]));
	const own = new Map<string, WaitingAct[]>();
	for (const each of waiting) {
		const key = personKey(each.person);
		const id = byId.get(each.attendee) ?? byPerson.get(key) ?? each.attendee;
		byPerson.set(key, id);
		own.set(id, [...(own.get(id) ?? []), each]);
	}
	const known = new Set(lines.map(({ id }) => id));
	const added = [...own].filter(([id]) => !known.has(id));
	return [
		...lines.map((line) => shown(line, line.acts, own.get(line.id) ?? [])),
		...added.map(([id, acts]) => shown({ ...acts[0]!.person, id, walkIn: true }, [], acts)),
	]
		.filter(isOnList)
		.toSorted((one, other) => one.name.localeCompare(other.name, 'fr') || (one.id < other.id ? -1 : 1));
}

function shown(
	{ id, name, association, organisation, role, walkIn }: AttendeePerson & { id: string; walkIn: boolean },
	recorded: readonly ActView[],
	waiting: readonly WaitingAct[],
): ShownLine {
	const unsent = waiting.filter(({ act }) => !recorded.some((each) => each.id === act.id));
	const acts = [...recorded, ...unsent.map(({ act }) => act)];
	const stands = standing(acts);
	return {
		id,
		name,
		association,
		organisation,
		role,
		walkIn,
		acts,
		standing: stands,
		state: stateOf(unsent) ?? (stands.mark === null ? null : 'recorded'),
	};
}

function stateOf(unsent: readonly WaitingAct[]): LineState | null {
	if (unsent.some(({ refused }) => refused)) return 'refused';
	if (unsent.some(({ kept }) => !kept)) return 'unkept';
	return unsent.length > 0 ? 'device' : null;
}

/**
 * A list read from the server, with what is known beside it: acts are only ever added, so an older answer that comes
 * late must not take any away.
 */
export function mergeLines(
	known: readonly AttendanceLineView[],
	fresh: readonly AttendanceLineView[],
): readonly AttendanceLineView[] {
	const left = new Set(known);
	const merged = fresh.map((line) => {
		const ids = [line.id, ...line.also];
		const same = known.filter((each) => [each.id, ...each.also].some((id) => ids.includes(id)));
		for (const each of same) left.delete(each);
		const acts = same
			.flatMap((each) => each.acts)
			.filter((act) => !line.acts.some(({ id }) => id === act.id));
		return acts.length === 0 ? line : { ...line, acts: [...line.acts, ...acts] };
	});
	return [...merged, ...[...left].filter(({ acts }) => acts.length > 0)];
}
