import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import {
	closedAt,
	decisionOf,
	partnersSigned,
	stateAt,
	tallyOf,
	versionOf,
} from '#lib/domain/signing/campaign-state.ts';
import { manifestText } from '#lib/domain/signing/manifest.ts';
import type { Campaign, Decision, Register, Version } from '#lib/domain/signing/register.ts';
import type { CampaignRow, CampaignView, DecisionRow, MyAnswer } from '#lib/protocol/views/signing.ts';
import { demandToSee } from '../access.ts';
import { instant, type Signing } from './dependencies.ts';
import { readFrozenText } from './frozen-text.ts';
import { mandateOf } from './standing-mandate.ts';

export interface FoundCampaign {
	readonly campaign: Campaign;
	readonly version: Version;
}

/** The campaign, for whom it is meant for; for everybody else it is not there. */
export async function findCampaign(signing: Signing, actor: Actor, id: string): Promise<FoundCampaign> {
	const register = await signing.register.current();
	const campaign = register.campaigns.get(id);
	demandToSee(actor, 'campaign.read', { audiences: campaign?.manifest.audiences ?? [] });
	if (!campaign) throw new Refusal('not-found', 'not-found');
	return { campaign, version: proposed(register, campaign) };
}

export async function viewCampaign(
	signing: Signing,
	actor: Actor,
	campaign: Campaign,
): Promise<CampaignView> {
	const register = await signing.register.current();
	const version = proposed(register, campaign);
	const at = instant(signing.now());
	const { manifest } = campaign;
	const authors = [campaign, ...campaign.decisions].flatMap(
		({ sequence }) => register.authors.get(sequence) ?? [],
	);
	const names = await signing.peopleNames([...new Set(authors.map(({ person }) => person))]);
	const nameOf = (sequence: number) => names.get(register.authors.get(sequence)?.person ?? '') ?? '';
	return {
		campaign: await rowOf(signing, campaign, version, at),
		message: campaign.message,
		openedByName: nameOf(campaign.sequence),
		closedAt: closedAt(campaign, at),
		audiences: manifest.audiences,
		text: await readFrozenText(signing.files, manifest),
		manifestSha256: campaign.manifestSha256,
		manifest: manifestText(manifest),
		supersedes: manifest.supersedes && {
			campaign: manifest.supersedes.campaign,
			version: manifest.supersedes.version,
		},
		supersededBy: campaign.supersededBy,
		decisions: campaign.decisions.map((decision) =>
			decisionRow(register, actor, decision, nameOf(decision.sequence)),
		),
		mine: await myAnswers(signing, register, actor, campaign, at),
		may: {
			close: stateAt(campaign, at) === 'open' && can(actor, 'campaign.close', { group: version.group }),
		},
	};
}

export async function rowOf(
	signing: Signing,
	campaign: Campaign,
	version: Version,
	at: string,
): Promise<CampaignRow> {
	const { manifest } = campaign;
	return {
		id: campaign.id,
		title: manifest.title,
		paper: manifest.paper,
		version: manifest.version,
		kind: version.kind,
		language: manifest.language,
		group: version.group,
		groupName: await signing.network.groupName(version.group),
		state: stateAt(campaign, at),
		openedAt: manifest.openedAt,
		deadline: manifest.deadline,
		electorate: manifest.rule.of,
		tally: tallyOf(campaign),
		threshold: { needed: manifest.rule.needed, reachedAt: campaign.thresholdReachedAt },
		partnersSigned: partnersSigned(campaign),
	};
}

/** Who answered, and why, is for the network and for the association's own people. */
function decisionRow(register: Register, actor: Actor, decision: Decision, byName: string): DecisionRow {
	const { association, associationName, audience, answer, at, sequence } = decision;
	const told = can(actor, 'person.read', { associations: [association] });
	return {
		association,
		associationName,
		audience,
		answer,
		reason: told ? (register.authors.get(sequence)?.reason ?? '') : '',
		at,
		byName: told ? byName : '',
		basis: told ? (register.mandates.get(decision.mandate)?.basis ?? '') : '',
		sequence,
	};
}

/** Associations whose answer `actor` may give at this instant, or has given: none once the campaign is closed. */
export async function myAnswers(
	signing: Signing,
	register: Register,
	actor: Actor,
	campaign: Campaign,
	at: string,
): Promise<readonly MyAnswer[]> {
	if (actor.kind !== 'person' || stateAt(campaign, at) === 'closed') return [];
	const { manifest } = campaign;
	const version = proposed(register, campaign);
	const mine: MyAnswer[] = [];
	for (const { association, kind } of actor.memberships) {
		const audience = manifest.electorate.includes(association) ? 'member' : 'partner';
		const asked = audience === 'member' || (kind === 'partner' && manifest.audiences.includes('partner'));
		const mandate = asked ? mandateOf(register, actor, association, version, at) : null;
		if (!mandate) continue;
		const found = await signing.network.association(association);
		if (!found || found.leftAt !== null) continue;
		const answered = decisionOf(campaign, association)?.answer ?? null;
		mine.push({ association, associationName: found.name, audience, basis: mandate.basis, answered });
	}
	return mine;
}

export function proposed(register: Register, { manifest }: Campaign): Version {
	const version = versionOf(register, manifest.paper, manifest.version);
	if (!version) throw new Error(`campaign ${manifest.campaign} proposes a version that is not in the ledger`);
	return version;
}
