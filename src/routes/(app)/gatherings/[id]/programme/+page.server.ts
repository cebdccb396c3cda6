import type { Actor } from '#lib/domain/actor.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import type { PageServerLoad } from './$types';
import type { Directory } from './directory.ts';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({
		plan: await services.gatherings.plans.read(actor, params.id),
		directory: await readDirectory(services, actor),
		carried: await services.gatherings.minutes.carried(actor, params.id),
	}));

/** Everybody of the network who can be named in a programme. */
async function readDirectory({ network }: Services, actor: Actor): Promise<Directory> {
	const { people, associations, groups } = await network.read(actor);
	return {
		people: people.map(({ id, name, memberships }) => ({
			id,
			name,
			of: memberships.map(({ associationName }) => associationName).join(', '),
		})),
		associations: associations.map(({ id, name, leftAt }) => ({ id, name, left: leftAt !== null })),
		groups: groups.map(({ id, name }) => ({ id, name })),
	};
}
