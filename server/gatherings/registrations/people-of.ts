import { memberships } from '../../network/collections.ts';
import { findAll } from '../../network/read-all.ts';
import type { GatheringsContext } from '../context.ts';

/** The people of an association who have an account, by name. */
export async function peopleOf(
	{ records, names }: Pick<GatheringsContext, 'records' | 'names'>,
	association: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
	const held = await findAll(records, memberships, 'association', association);
	const known = await names(held.map(({ value }) => value.person));
	return [...known]
		.map(([id, name]) => ({ id, name }))
		.toSorted((one, other) => one.name.localeCompare(other.name, 'fr') || (one.id < other.id ? -1 : 1));
}
