import type { Awareness } from 'y-protocols/awareness';
import { PRESENCE_COLORS, type PresentPerson } from '#lib/protocol/presence.ts';

/** Somebody who has the paper open, as the server stamped them. */
export interface PersonHere extends Omit<PresentPerson, 'color'> {
	/** One open page of this person. */
	readonly client: number;
	/** 1 to 6: which hue of a person. */
	readonly seat: number;
}

/** Reads one presence state. What is missing is left empty: a state travels before the server has stamped it. */
export function readPerson(client: number, state: Readonly<Record<string, unknown>>): PersonHere {
	const { person = '', name = '', initials = '', color = '' } = (state.user ?? {}) as Partial<PresentPerson>;
	const hue = (PRESENCE_COLORS as readonly string[]).indexOf(color);
	return { person, client, name, initials, seat: Math.max(0, hue) + 1 };
}

/** Everybody at the table: one seat a person, however many pages they have open, in an order that does not jump. */
export function listPeople(awareness: Awareness): PersonHere[] {
	const people = new Map<string, PersonHere>();
	for (const [client, state] of [...awareness.getStates()].sort(([a], [b]) => a - b)) {
		const here = readPerson(client, state);
		if (here.person && !people.has(here.person)) people.set(here.person, here);
	}
	return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}
