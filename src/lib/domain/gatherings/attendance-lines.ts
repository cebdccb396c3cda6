import { standing, type AttendanceAct, type RecordedAct } from './attendance.ts';
import type { Attendee } from './attendee.ts';
import { foldName } from './fold-name.ts';
import type { Registrant } from './registrant.ts';

export type AttendeePerson = Pick<Attendee, 'name' | 'association' | 'organisation' | 'role'>;

/** What is kept of one person's attendance of one gathering. */
export interface AttendanceRecord {
	readonly gathering: string;
	/** Id of the registrant, or of the walk-in as the first telephone made it. */
	readonly attendee: string;
	/** Ids that other telephones made for the same walk-in. */
	readonly also: readonly string[];
	/** As they were when first recorded: who withdraws later was there all the same. */
	readonly person: AttendeePerson;
	/** Had no place when first recorded. */
	readonly walkIn: boolean;
	/** All that was ever recorded, as it arrived. */
	readonly acts: readonly RecordedAct[];
}

/** Somebody who is registered or was recorded, with all that was recorded. */
export interface AttendanceLine extends AttendeePerson {
	readonly id: string;
	/** Other ids of the same person. */
	readonly also: readonly string[];
	readonly walkIn: boolean;
	readonly acts: readonly RecordedAct[];
}

/** The same person, as two people who write their name down would mean it. */
export function personKey({ name, association, organisation }: AttendeePerson): string {
	return `${association ?? `~${foldName(organisation)}`}/${foldName(name)}`;
}

/** One line a person, by name. A walk-in who has a place by now, or under whose name somebody has one, is that registrant. */
export function linesOf(
	registrants: readonly Registrant[],
	records: readonly AttendanceRecord[],
): readonly AttendanceLine[] {
	const placed = registrants.filter(({ state }) => state === 'in');
	const byId = new Map(placed.map((registrant) => [registrant.id, registrant.id]));
	const byPerson = new Map(placed.map((registrant) => [personKey(registrant), registrant.id]));
	const lineIdOf = ({ attendee, person, walkIn }: AttendanceRecord) =>
		byId.get(attendee) ?? (walkIn ? byPerson.get(personKey(person)) : undefined) ?? attendee;
	const recorded = Map.groupBy(records, lineIdOf);
	const others = [...recorded].filter(([id]) => !byId.has(id));
	return [
		...placed.map((registrant) =>
			lineOf(registrant.id, registrant, recorded.get(registrant.id) ?? [], false),
		),
		...others.map(([id, own]) => lineOf(id, own[0]!.person, own, true)),
	].toSorted(byName);
}

function lineOf(
	id: string,
	{ name, association, organisation, role }: AttendeePerson,
	records: readonly AttendanceRecord[],
	walkIn: boolean,
): AttendanceLine {
	const ids = records.flatMap(({ attendee, also }) => [attendee, ...also]);
	return {
		id,
		also: ids.filter((each) => each !== id),
		name,
		association,
		organisation,
		role,
		walkIn,
		acts: records.flatMap(({ acts }) => acts),
	};
}

function byName(one: AttendanceLine, other: AttendanceLine): number {
	return one.name.localeCompare(other.name, 'fr') || (one.id < other.id ? -1 : 1);
}

/** Somebody added by mistake leaves the list as absent: who had no place and did not come is nobody. */
export function isOnList({
	walkIn,
	acts,
}: {
	readonly walkIn: boolean;
	readonly acts: readonly AttendanceAct[];
}): boolean {
	return !walkIn || standing(acts).mark !== 'absent';
}

/** As the minutes, the figures and the sheet take it: a walk-in only with a mark. */
export function attendeesOf(lines: readonly AttendanceLine[]): readonly Attendee[] {
	return lines.flatMap((line) => {
		const { id, name, association, organisation, role, walkIn } = line;
		const { mark, halves, representedBy } = standing(line.acts);
		if (walkIn && (mark === null || mark === 'absent')) return [];
		return [{ id, name, association, organisation, role, mark, halves, representedBy, walkIn }];
	});
}
