import { slugOf } from '#lib/domain/network/association.ts';
import { facts } from '../facts.ts';
import { initials, organisationCount } from '../people.ts';

const members = facts.members.map(({ name }) => slugOf(name));
/** The most people that one association sends anywhere. */
const MOST = 12;

/** The n-th person of a member association beside its referent (0 is the first): the same wherever they come. */
export function nameOf(association: string, n: number): string {
	return initials(organisationCount + members.indexOf(association) * MOST + n);
}
