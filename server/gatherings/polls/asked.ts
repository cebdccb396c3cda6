import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Association, Membership } from '#lib/domain/network/association.ts';
import { memberships } from '../../network/collections.ts';
import { findAll } from '../../network/read-all.ts';
import type { GatheringsContext } from '../context.ts';

/** The associations whose dates count: those invited, or the members of this instant; by name. */
export async function askedAssociations(
	{ network }: Pick<GatheringsContext, 'network'>,
	{ audience, invited }: Gathering,
): Promise<readonly Association[]> {
	const asked =
		audience === 'invited'
			? (await Promise.all(invited.map((id) => network.association(id)))).filter(
					(association) => association !== null && association.leftAt === null,
				)
			: await network.memberAssociations();
	return asked
		.filter((association) => association !== null)
		.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

export async function peopleOf(
	{ records }: Pick<GatheringsContext, 'records'>,
	association: string,
): Promise<readonly Membership[]> {
	return (await findAll(records, memberships, 'association', association)).map(({ value }) => value);
}

/** Who is written to, each with the associations that the letter is about: their referents, or everybody where there is none. */
export async function peopleToWriteTo(
	context: Pick<GatheringsContext, 'records'>,
	associations: readonly Association[],
): Promise<ReadonlyMap<string, readonly Association[]>> {
	const found = new Map<string, Association[]>();
	for (const association of associations) {
		const people = await peopleOf(context, association.id);
		const referents = people.filter(({ role }) => role === 'referent');
		for (const { person } of referents.length > 0 ? referents : people)
			found.set(person, [...(found.get(person) ?? []), association]);
	}
	return found;
}
