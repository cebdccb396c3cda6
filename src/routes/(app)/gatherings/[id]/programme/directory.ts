import { MOST_NAME } from '#lib/domain/gatherings/plan-structure.ts';
import type { Facilitator } from '#lib/domain/gatherings/plan.ts';
import { m } from '#lib/paraglide/messages.js';

/** Who of the network can be named in a programme. */
export interface Directory {
	/** `of`: their associations, in words. */
	readonly people: readonly { readonly id: string; readonly name: string; readonly of: string }[];
	/** `left`: shown where they stand, no longer offered. */
	readonly associations: readonly { readonly id: string; readonly name: string; readonly left: boolean }[];
	readonly groups: readonly { readonly id: string; readonly name: string }[];
}

export interface Offer {
	readonly label: string;
	readonly who: Facilitator;
}

/** The name that stands in the programme. */
export function nameOf({ people, associations, groups }: Directory, who: Facilitator): string {
	if (who.kind === 'other') return who.name;
	const list = { person: people, association: associations, group: groups }[who.kind];
	return list.find(({ id }) => id === who.id)?.name ?? m.programme_somebody();
}

export function associationName({ associations }: Directory, association: string): string {
	return associations.find(({ id }) => id === association)?.name ?? association;
}

/** What the field of names offers; each label once. */
export function offersOf({ people, associations, groups }: Directory): Offer[] {
	const offers = [
		...people.map(({ id, name, of }) => ({
			label: of ? `${name} (${of})` : name,
			who: { kind: 'person', id } as const,
		})),
		...associations
			.filter(({ left }) => !left)
			.map(({ id, name }) => ({ label: name, who: { kind: 'association', id } as const })),
		...groups.map(({ id, name }) => ({
			label: m.programme_group_named({ name }),
			who: { kind: 'group', id } as const,
		})),
	];
	return [...new Map(offers.map((offer) => [offer.label, offer])).values()];
}

/** Whom a typed name means: somebody of the network, or a name that stands for itself; null: nobody. */
export function facilitatorNamed(typed: string, offers: readonly Offer[]): Facilitator | null {
	const name = typed.replace(/\s+/g, ' ').trim().slice(0, MOST_NAME);
	if (name === '') return null;
	return offers.find(({ label }) => label === name)?.who ?? { kind: 'other', name };
}
