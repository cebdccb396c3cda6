import type { Answer, Tally } from './answer.ts';
import type { Campaign, Decision, Register } from './register.ts';

/** Answers are taken up to the deadline, that instant included, unless somebody closed it before. */
export function stateAt(campaign: Campaign, at: string): 'open' | 'closed' {
	return campaign.closedAt !== null || at > campaign.manifest.deadline ? 'closed' : 'open';
}

/** When it closed, seen from `at`; null while open. */
export function closedAt(campaign: Campaign, at: string): string | null {
	if (campaign.closedAt !== null) return campaign.closedAt;
	return stateAt(campaign, at) === 'closed' ? campaign.manifest.deadline : null;
}

/** Answers of the electorate; `none` are those who have not answered. Partners are not counted. */
export function tallyOf(campaign: Campaign): Tally {
	const count = (answer: Answer) =>
		campaign.decisions.filter((decision) => decision.audience === 'member' && decision.answer === answer)
			.length;
	const [sign, decline, abstain, changes] = [
		count('sign'),
		count('decline'),
		count('abstain'),
		count('changes'),
	];
	const none = campaign.manifest.electorate.length - sign - decline - abstain - changes;
	return { sign, decline, abstain, changes, none };
}

/** Partners' signatures, beside the electorate. */
export function partnersSigned(campaign: Campaign): number {
	return campaign.decisions.filter(({ audience, answer }) => audience === 'partner' && answer === 'sign')
		.length;
}

export function decisionOf(campaign: Campaign, association: string): Decision | null {
	return campaign.decisions.find((decision) => decision.association === association) ?? null;
}

/** Campaigns of a paper, in the order of opening. */
export function campaignsOf(register: Register, paper: string): readonly Campaign[] {
	return [...register.campaigns.values()].filter(({ manifest }) => manifest.paper === paper);
}

export function versionOf(register: Register, paper: string, number: number) {
	return register.versions.get(paper)?.find((version) => version.number === number) ?? null;
}
