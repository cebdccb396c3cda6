import { auditLedger } from './audit-ledger.ts';
import { listCampaigns, listWaiting } from './campaign-lists.ts';
import { findCampaign, viewCampaign } from './campaign-views.ts';
import { closeCampaign } from './close-campaign.ts';
import { decide } from './decide.ts';
import type { Signing, SigningDependencies } from './dependencies.ts';
import { findPaper, freezeVersion } from './freeze-version.ts';
import { exportJournal } from './journal.ts';
import { createLiveRegister } from './live-register.ts';
import { listMandates, recordMandate, recordWithdrawal } from './mandates.ts';
import { openCampaign } from './open-campaign.ts';
import { readBundle, readReceipt } from './receipts.ts';
import type { SigningService } from './service.ts';
import { verifyHere } from './verify-receipt.ts';
import { versionFacts, viewVersion } from './version-views.ts';

export function createSigning(dependencies: SigningDependencies): SigningService {
	const { ledger, files, keys, now } = dependencies;
	const signing: Signing = { ...dependencies, register: createLiveRegister(ledger, now) };
	return {
		freeze: (actor, paper) => freezeVersion(signing, actor, paper),
		version: async (actor, paper, number) =>
			viewVersion(signing, await findPaper(signing, actor, paper), number),
		versions: (paper) => versionFacts(signing, paper),

		campaigns: (actor, filter = {}) => listCampaigns(signing, actor, filter),
		campaign: async (actor, id) =>
			viewCampaign(signing, actor, (await findCampaign(signing, actor, id)).campaign),
		open: (actor, input) => openCampaign(signing, actor, input),
		close: (actor, id) => closeCampaign(signing, actor, id),
		waitingFor: (actor) => listWaiting(signing, actor),

		decide: (actor, campaign, input) => decide(signing, actor, campaign, input),
		receipt: async (actor, campaign, association) =>
			(await readReceipt(signing, actor, campaign, association)).receipt,
		receiptBundle: (actor, campaign, association) => readBundle(signing, actor, campaign, association),

		verify: (file) => verifyHere(signing, file),
		audit: () => auditLedger(ledger, files),
		journal: (actor) => exportJournal(signing, actor),
		publicKey: () => ({ id: keys.id, pem: keys.pem }),

		recordMandate: (actor, input) => recordMandate(signing, actor, input),
		recordWithdrawal: (actor, mandate) => recordWithdrawal(signing, actor, mandate),
		mandates: (filter) => listMandates(signing, filter),
	};
}
