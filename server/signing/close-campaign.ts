import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { stateAt } from '#lib/domain/signing/campaign-state.ts';
import type { CampaignView } from '#lib/protocol/views/signing.ts';
import { demand } from '../access.ts';
import { findCampaign, viewCampaign } from './campaign-views.ts';
import type { Signing } from './dependencies.ts';

/** No more answers from now on. A campaign that is closed already stays as it is. */
export async function closeCampaign(signing: Signing, actor: Actor, id: string): Promise<CampaignView> {
	const { version } = await findCampaign(signing, actor, id);
	demand(actor, 'campaign.close', { group: version.group });
	const { id: person } = actor as PersonActor;

	const { rows } = await signing.register.commit((register, { at, sequence }) => {
		if (stateAt(register.campaigns.get(id)!, at) === 'closed') return { entries: [], result: null };
		return {
			entries: [
				{ type: 'campaign-closed', body: { campaign: id, why: 'closed' } },
				{ type: 'author', body: { of: sequence, person, reason: '' } },
			],
			result: null,
		};
	});
	if (rows.length > 0) signing.announce(['campaigns', `campaign:${id}`, 'papers', `paper:${version.paper}`]);
	return viewCampaign(signing, actor, (await findCampaign(signing, actor, id)).campaign);
}
