import { mandateCovers, mandateStands } from '#lib/domain/network/mandate.ts';
import type { IdentityService } from './identity/service.ts';
import type { Mail } from './mail/create-mail.ts';
import { campaignOpenedLetter } from './mail/letters/campaign-opened.ts';
import type { NetworkReader } from './network/reader.ts';
import type { Log } from './observe/log.ts';
import type { OpenedCampaign } from './signing/dependencies.ts';
import type { SigningService } from './signing/service.ts';

interface Needs {
	readonly identity: Pick<IdentityService, 'accounts'>;
	readonly mandates: SigningService['mandates'];
	readonly network: Pick<NetworkReader, 'association'>;
	readonly mail: Mail;
	readonly address: () => string;
	readonly log: Log;
}

/** Tells everybody who may answer that a text waits for their association. A letter that fails is logged, the others go. */
export async function sendCampaignLetters(needs: Needs, { view, people }: OpenedCampaign): Promise<void> {
	const { campaign } = view;
	const accounts = await needs.identity.accounts(people);
	for (const [person, account] of accounts) {
		const paper = { id: campaign.paper, group: campaign.group };
		const mandate = (await needs.mandates({ person })).find(
			(given) => mandateStands(given, campaign.openedAt) && mandateCovers(given.scope, paper),
		);
		const association = mandate && (await needs.network.association(mandate.association));
		if (!association) continue;
		const letter = campaignOpenedLetter({
			name: account.name,
			association: association.name,
			title: campaign.title,
			version: campaign.version,
			deadline: campaign.deadline,
			message: view.message,
			link: `${needs.address()}/campaigns/${campaign.id}`,
		});
		await needs.mail
			.send({ to: account.email, ...letter })
			.catch((problem: unknown) => needs.log.error('letter not sent', problem, { part: 'campaigns' }));
	}
}
