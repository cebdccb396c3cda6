import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { stateAt } from '#lib/domain/signing/campaign-state.ts';
import type { Campaign, Register } from '#lib/domain/signing/register.ts';
import type { CampaignRow } from '#lib/protocol/views/signing.ts';
import { demand } from '../access.ts';
import { myAnswers, proposed, rowOf } from './campaign-views.ts';
import { instant, type Signing } from './dependencies.ts';

/** The campaigns that this actor may see, the last opened first. */
export async function listCampaigns(
	signing: Signing,
	actor: Actor,
	filter: { paper?: string; state?: 'open' | 'closed' },
): Promise<readonly CampaignRow[]> {
	demand(actor, 'campaign.list', null);
	const register = await signing.register.current();
	const at = instant(signing.now());
	const listed = readable(register, actor).filter(
		(campaign) =>
			(filter.paper === undefined || campaign.manifest.paper === filter.paper) &&
			(filter.state === undefined || stateAt(campaign, at) === filter.state),
	);
	return Promise.all(listed.map((campaign) => rowOf(signing, campaign, proposed(register, campaign), at)));
}

export interface Waiting {
	readonly campaign: CampaignRow;
	readonly associations: readonly { id: string; name: string }[];
}

/** Open campaigns that wait for an answer this actor may give, the nearest deadline first. */
export async function listWaiting(signing: Signing, actor: Actor): Promise<readonly Waiting[]> {
	const register = await signing.register.current();
	const at = instant(signing.now());
	const waiting: Waiting[] = [];
	for (const campaign of readable(register, actor)) {
		const mine = await myAnswers(signing, register, actor, campaign, at);
		const associations = mine
			.filter(({ answered }) => answered === null)
			.map(({ association, associationName }) => ({ id: association, name: associationName }));
		if (associations.length > 0)
			waiting.push({
				campaign: await rowOf(signing, campaign, proposed(register, campaign), at),
				associations,
			});
	}
	return waiting.sort((a, b) => (a.campaign.deadline < b.campaign.deadline ? -1 : 1));
}

function readable(register: Register, actor: Actor): readonly Campaign[] {
	return [...register.campaigns.values()]
		.filter(({ manifest }) => can(actor, 'campaign.read', { audiences: manifest.audiences }))
		.reverse();
}
