import { can } from '#lib/domain/can.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const [campaigns, waiting] = await Promise.all([
			services.signing.campaigns(actor),
			services.signing.waitingFor(actor),
		]);
		const groups = actor.kind === 'person' ? actor.groups : [];
		return {
			campaigns,
			/** Names of my associations whose answer is awaited, by campaign. */
			waiting: Object.fromEntries(
				waiting.map(({ campaign, associations }) => [campaign.id, associations.map(({ name }) => name)]),
			),
			mayRead: can(actor, 'paper.list', null),
			mayPropose: ['', ...groups].some((group) => can(actor, 'campaign.open', { group })),
		};
	});
