import type { CampaignView } from '#lib/protocol/views/signing.ts';

/** The row of the list, with all that is known of the campaign beside it. */
export function showCampaign({ campaign, ...rest }: CampaignView) {
	return { ...campaign, ...rest };
}
