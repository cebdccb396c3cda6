import { mandateCovers, mandateStands } from '../network/mandate.ts';
import { ANSWERS } from './answer.ts';
import { decisionOf, stateAt, tallyOf, versionOf } from './campaign-state.ts';
import type { Bodies, PlacedEntry } from './entries.ts';
import type { Campaign, Register } from './register.ts';

export type Objection =
	| 'answer-unknown'
	| 'campaign-unknown'
	| 'other-manifest'
	| 'campaign-closed'
	| 'not-asked'
	| 'already-answered'
	| 'no-mandate'
	| 'version-number'
	| 'version-unknown'
	| 'threshold-wrong'
	| 'author-without-entry'
	| 'author-without-mandate'
	| 'mandate-withdrawn-twice';

/**
 * Why this entry may not follow what the register holds; null: it may. Asked before an entry is written and, with the
 * same words, when the whole ledger is audited: what should never have been written is found later too.
 */
export function objectionTo(register: Register, entry: PlacedEntry): Objection | null {
	switch (entry.type) {
		case 'version-frozen': {
			const earlier = register.versions.get(entry.body.paper)?.length ?? 0;
			return entry.body.version === earlier + 1 ? null : 'version-number';
		}
		case 'campaign-opened':
			return campaignObjection(register, entry.body);
		case 'decision':
			return decisionObjection(register, entry.body, entry.at);
		case 'threshold-reached':
			return thresholdObjection(register.campaigns.get(entry.body.campaign), entry.body);
		case 'campaign-closed': {
			const campaign = register.campaigns.get(entry.body.campaign);
			if (!campaign) return 'campaign-unknown';
			return stateAt(campaign, entry.at) === 'open' ? null : 'campaign-closed';
		}
		case 'author':
			return authorObjection(register, entry.body, entry.sequence);
		case 'mandate-granted':
			return null;
		case 'mandate-withdrawn':
			return register.mandates.get(entry.body.mandate)?.withdrawnAt ? 'mandate-withdrawn-twice' : null;
	}
}

function campaignObjection(register: Register, { manifest }: Bodies['campaign-opened']): Objection | null {
	const version = versionOf(register, manifest.paper, manifest.version);
	if (!version) return 'version-unknown';
	const same =
		version.textSha256 === manifest.textSha256 && version.renderedSha256 === manifest.renderedSha256;
	return same ? null : 'other-manifest';
}

function decisionObjection(register: Register, body: Bodies['decision'], at: string): Objection | null {
	if (!ANSWERS.includes(body.answer)) return 'answer-unknown';
	const campaign = register.campaigns.get(body.campaign);
	if (!campaign) return 'campaign-unknown';
	const { manifest } = campaign;
	if (body.manifestSha256 !== campaign.manifestSha256 || body.textSha256 !== manifest.textSha256)
		return 'other-manifest';
	if (stateAt(campaign, at) === 'closed') return 'campaign-closed';
	const counted = manifest.electorate.includes(body.association);
	if (counted !== (body.audience === 'member') || !manifest.audiences.includes(body.audience))
		return 'not-asked';
	if (decisionOf(campaign, body.association)) return 'already-answered';
	const mandate = register.mandates.get(body.mandate);
	if (!mandate) return register.erasedMandates > 0 ? null : 'no-mandate';
	const version = versionOf(register, manifest.paper, manifest.version);
	if (!version) return 'version-unknown';
	const may =
		mandate.association === body.association &&
		mandateStands(mandate, at) &&
		mandateCovers(mandate.scope, { id: version.paper, group: version.group });
	return may ? null : 'no-mandate';
}

function thresholdObjection(
	campaign: Campaign | undefined,
	body: Bodies['threshold-reached'],
): Objection | null {
	if (!campaign) return 'campaign-unknown';
	const { needed, of } = campaign.manifest.rule;
	const right =
		campaign.thresholdReachedAt === null &&
		tallyOf(campaign).sign === body.signed &&
		body.signed === needed &&
		body.needed === needed &&
		body.of === of;
	return right ? null : 'threshold-wrong';
}

function authorObjection(register: Register, body: Bodies['author'], sequence: number): Objection | null {
	if (body.of !== sequence - 1) return 'author-without-entry';
	const made = register.last;
	if (made?.sequence !== body.of || made.type !== 'decision') return null;
	const mandate = register.mandates.get(made.body.mandate);
	return mandate && mandate.person !== body.person ? 'author-without-mandate' : null;
}
