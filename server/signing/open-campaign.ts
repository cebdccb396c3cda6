import { randomUUID } from 'node:crypto';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { CampaignAudience } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { campaignsOf, stateAt, versionOf } from '#lib/domain/signing/campaign-state.ts';
import type { Entry } from '#lib/domain/signing/entries.ts';
import { readInstant } from '#lib/domain/signing/instant.ts';
import { buildManifest } from '#lib/domain/signing/manifest.ts';
import type { Campaign, Register, Version } from '#lib/domain/signing/register.ts';
import type { CampaignView } from '#lib/protocol/views/signing.ts';
import { demand } from '../access.ts';
import { findCampaign, viewCampaign } from './campaign-views.ts';
import type { Signing } from './dependencies.ts';
import { findPaper } from './freeze-version.ts';
import { oneSpelling } from './frozen-text.ts';
import { manifestSha256 } from './hashes.ts';
import type { Place } from './live-register.ts';
import type { OpenCampaign } from './service.ts';
import { standingMandates } from './standing-mandate.ts';

const MAX_MESSAGE = 2000;
/** Two years, one of them a leap year. */
const MAX_DURATION_MS = 731 * 24 * 60 * 60 * 1000;
const AUDIENCES: readonly CampaignAudience[] = ['member', 'partner'];

/** Asks the members of this instant to answer a frozen version. Another open campaign on the paper ends with it. */
export async function openCampaign(
	signing: Signing,
	actor: Actor,
	input: OpenCampaign,
): Promise<CampaignView> {
	const paper = await findPaper(signing, actor, input.paper);
	demand(actor, 'campaign.open', { group: paper.group });
	if (paper.archivedAt !== null) throw new Refusal('conflict', 'paper-archived');
	const message = checkMessage(input);
	const { id: person } = actor as PersonActor;
	const id = randomUUID();

	await signing.register.commit(async (register, place) => {
		const version = proposedVersion(register, paper.id, input.version);
		const deadline = checkDeadline(input.deadline, place);
		const before = campaignsOf(register, paper.id).at(-1);
		if (before) checkFollows(version, before, place);
		const electorate = (await signing.network.memberAssociations()).map((association) => association.id);
		if (electorate.length === 0) throw new Refusal('conflict', 'electorate-empty');
		const manifest = buildManifest({
			instance: signing.instance,
			campaign: id,
			paper: paper.id,
			version: version.number,
			title: version.title,
			language: version.language,
			textSha256: version.textSha256,
			renderedSha256: version.renderedSha256,
			supersedes: before
				? { campaign: before.id, version: before.manifest.version, manifestSha256: before.manifestSha256 }
				: null,
			frozenAt: version.frozenAt,
			electorate,
			openedAt: place.at,
			deadline,
			partners: input.audiences?.includes('partner') ?? false,
		});
		const entries: Entry[] = [
			{
				type: 'campaign-opened',
				body: { campaign: id, manifest, manifestSha256: manifestSha256(manifest), message },
			},
			{ type: 'author', body: { of: place.sequence, person, reason: '' } },
		];
		if (before && stateAt(before, place.at) === 'open')
			entries.push({ type: 'campaign-closed', body: { campaign: before.id, why: 'superseded' } });
		return { entries, result: id };
	});

	const { campaign, version } = await findCampaign(signing, actor, id);
	const superseded = campaign.manifest.supersedes;
	signing.announce([
		'campaigns',
		`campaign:${id}`,
		...(superseded ? ([`campaign:${superseded.campaign}`] as const) : []),
		'papers',
		`paper:${paper.id}`,
	]);
	const view = await viewCampaign(signing, actor, campaign);
	signing.campaignOpened?.({
		view,
		people: mandateHolders(await signing.register.current(), version, campaign),
	});
	return view;
}

function checkMessage({ message = '', audiences, rule }: OpenCampaign): string {
	if (message.length > MAX_MESSAGE) throw new Refusal('invalid', 'message-too-long');
	if (audiences?.some((audience) => !AUDIENCES.includes(audience)))
		throw new Refusal('invalid', 'audience-unknown');
	if (rule !== undefined && rule !== 'strict-majority') throw new Refusal('invalid', 'rule-unknown');
	return oneSpelling(message).trim();
}

function proposedVersion(register: Register, paper: string, number: number | undefined): Version {
	const latest = register.versions.get(paper)?.at(-1);
	if (!latest) throw new Refusal('conflict', 'not-frozen');
	const version = number === undefined ? latest : versionOf(register, paper, number);
	if (!version) throw new Refusal('not-found', 'version-unknown');
	return version;
}

function checkDeadline(text: string, { at }: Place): string {
	const deadline = readInstant(text);
	if (deadline === null) throw new Refusal('invalid', 'deadline-unreadable');
	if (deadline <= at) throw new Refusal('invalid', 'deadline-past');
	if (Date.parse(deadline) - Date.parse(at) > MAX_DURATION_MS)
		throw new Refusal('invalid', 'deadline-too-far');
	return deadline;
}

/** Nobody is asked about two texts of one paper at once, nor about an older one than before. */
function checkFollows(version: Version, before: Campaign, { at }: Place): void {
	if (version.number < before.manifest.version) throw new Refusal('conflict', 'newer-version-proposed');
	if (version.number === before.manifest.version && stateAt(before, at) === 'open')
		throw new Refusal('conflict', 'already-proposed');
}

function mandateHolders(register: Register, version: Version, { manifest }: Campaign): readonly string[] {
	const holders = standingMandates(register, version, manifest.openedAt).filter(
		({ association }) => manifest.electorate.includes(association) || manifest.audiences.includes('partner'),
	);
	return [...new Set(holders.map(({ person }) => person))];
}
