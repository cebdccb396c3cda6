import type { Attendee } from './attendee.ts';
import { foldName } from './fold-name.ts';

type Counted = Pick<Attendee, 'association' | 'organisation' | 'mark' | 'halves'>;

/** Was there for at least one half-day. Who is excused or represented was not. */
export function isPresent({ mark, halves }: Pick<Attendee, 'mark' | 'halves'>): boolean {
	return mark === 'present' && halves.length > 0;
}

/** Everybody who was there, and the associations and outside organisations that they came for. */
export function countAttendance(attendees: readonly Counted[]): { people: number; associations: number } {
	const present = attendees.filter(isPresent);
	return { people: present.length, associations: associationsOf(present) };
}

function associationsOf(present: readonly Counted[]): number {
	// an association that somebody wrote out by its name is the same one
	const known = new Map(
		present.flatMap(({ association, organisation }) =>
			association === null ? [] : [[foldName(organisation), association]],
		),
	);
	const keys = present.map(({ association, organisation }) => {
		const name = foldName(organisation);
		return association ?? known.get(name) ?? (name === '' ? null : `~${name}`);
	});
	return new Set(keys.filter((key) => key !== null)).size;
}
