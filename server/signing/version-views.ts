import type { Paper } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { campaignsOf, stateAt, versionOf } from '#lib/domain/signing/campaign-state.ts';
import type { VersionView } from '#lib/protocol/views/signing.ts';
import { instant, type Signing } from './dependencies.ts';
import { readFrozenText } from './frozen-text.ts';
import type { VersionFact } from './service.ts';

export async function viewVersion(signing: Signing, paper: Paper, number: number): Promise<VersionView> {
	const register = await signing.register.current();
	const version = versionOf(register, paper.id, number);
	if (!version) throw new Refusal('not-found', 'not-found');
	const at = instant(signing.now());
	const frozenBy = register.authors.get(version.sequence)?.person;
	const names = await signing.peopleNames(frozenBy === undefined ? [] : [frozenBy]);
	return {
		paper: paper.id,
		paperTitle: paper.title,
		number,
		frozenAt: version.frozenAt,
		frozenByName: names.get(frozenBy ?? '') ?? '',
		text: await readFrozenText(signing.files, version),
		documentSequence: version.documentSequence,
		campaigns: campaignsOf(register, paper.id)
			.filter(({ manifest }) => manifest.version === number)
			.map((campaign) => ({ id: campaign.id, state: stateAt(campaign, at) })),
	};
}

export async function versionFacts(signing: Signing, paper: string): Promise<readonly VersionFact[]> {
	const register = await signing.register.current();
	const at = instant(signing.now());
	const campaigns = campaignsOf(register, paper);
	return (register.versions.get(paper) ?? []).map((version) => ({
		paper,
		number: version.number,
		textSha256: version.textSha256,
		frozenAt: version.frozenAt,
		frozenBy: register.authors.get(version.sequence)?.person ?? '',
		campaigns: campaigns
			.filter(({ manifest }) => manifest.version === version.number)
			.map((campaign) => ({
				id: campaign.id,
				state: stateAt(campaign, at),
				adopted: campaign.thresholdReachedAt !== null,
			})),
	}));
}
