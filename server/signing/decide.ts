import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { CampaignAudience } from '#lib/domain/can.ts';
import { Refusal, type RefusalCode } from '#lib/domain/refusal.ts';
import { ANSWERS, type Answer } from '#lib/domain/signing/answer.ts';
import { decisionOf, tallyOf } from '#lib/domain/signing/campaign-state.ts';
import type { DecisionBody, Entry } from '#lib/domain/signing/entries.ts';
import { objectionTo, type Objection } from '#lib/domain/signing/entry-rules.ts';
import type { Campaign, Register } from '#lib/domain/signing/register.ts';
import { demand } from '../access.ts';
import { findCampaign } from './campaign-views.ts';
import type { Signing } from './dependencies.ts';
import { oneSpelling } from './frozen-text.ts';
import type { Place, Proposal } from './live-register.ts';
import { receiptOf } from './receipts.ts';
import type { Receipt } from './service.ts';
import { mandateOf } from './standing-mandate.ts';

const MAX_REASON = 2000;

export interface DecideInput {
	readonly association: string;
	readonly answer: Answer;
	readonly reason: string;
}

/** Records an association's answer, once, by a mandate that stands at the instant of the entry. */
export async function decide(
	signing: Signing,
	actor: Actor,
	id: string,
	input: DecideInput,
): Promise<Receipt> {
	const { campaign, version } = await findCampaign(signing, actor, id);
	const { paper, group } = version;
	demand(actor, 'decision.record', { association: input.association, paper, group });
	const reason = checkWords(input);
	const { name, audience } = await whoIsAsked(signing, campaign, input.association);
	const signer = actor as PersonActor;

	const { rows } = await signing.register.commit((register, place) => {
		const asked = register.campaigns.get(id)!;
		if (hasAnsweredTheSame(asked, input)) return { entries: [], result: null };
		const mandate = mandateOf(register, signer, input.association, version, place.at);
		const body: DecisionBody = {
			campaign: id,
			manifestSha256: asked.manifestSha256,
			textSha256: asked.manifest.textSha256,
			association: input.association,
			associationName: name,
			audience,
			answer: input.answer,
			mandate: mandate?.id ?? '',
		};
		return propose(register, place, body, { person: signer.id, reason });
	});

	const decided = (await signing.register.current()).campaigns.get(id)!;
	if (rows.length > 0) {
		signing.announce(['campaigns', `campaign:${id}`]);
		if (rows.some((row) => row.type === 'threshold-reached')) signing.announce(['papers', `paper:${paper}`]);
	}
	return receiptOf(signing, decided, decisionOf(decided, input.association)!);
}

function propose(
	register: Register,
	place: Place,
	body: DecisionBody,
	author: { person: string; reason: string },
): Proposal<null> {
	const decision = { type: 'decision', body } as const;
	const objection = objectionTo(register, { ...decision, ...place });
	if (objection) throw refusalFor(objection);
	const entries: Entry[] = [decision, { type: 'author', body: { of: place.sequence, ...author } }];
	const campaign = register.campaigns.get(body.campaign)!;
	const { needed, of } = campaign.manifest.rule;
	const signed = tallyOf(campaign).sign + 1;
	if (body.audience === 'member' && body.answer === 'sign' && signed === needed)
		entries.push({ type: 'threshold-reached', body: { campaign: campaign.id, signed, needed, of } });
	return { entries, result: null };
}

function checkWords({ answer, reason }: DecideInput): string {
	if (!ANSWERS.includes(answer)) throw new Refusal('invalid', 'answer-unknown');
	const words = oneSpelling(reason).trim();
	if (words.length > MAX_REASON) throw new Refusal('invalid', 'reason-too-long');
	if (answer === 'changes' && words === '') throw new Refusal('invalid', 'reason-required');
	return words;
}

async function whoIsAsked(
	signing: Signing,
	{ manifest }: Campaign,
	id: string,
): Promise<{ name: string; audience: CampaignAudience }> {
	const association = await signing.network.association(id);
	if (!association) throw new Refusal('not-found', 'association-unknown');
	if (association.leftAt !== null) throw new Refusal('forbidden', 'association-left');
	if (manifest.electorate.includes(id)) return { name: association.name, audience: 'member' };
	// a member that came after the opening is not in this electorate, and no partner either
	if (association.kind !== 'partner') throw new Refusal('forbidden', 'not-asked');
	return { name: association.name, audience: 'partner' };
}

/** A doubled click or a lost response: the answer is there already. Its reason stays the first one's. */
function hasAnsweredTheSame(campaign: Campaign, { association, answer }: DecideInput): boolean {
	return decisionOf(campaign, association)?.answer === answer;
}

function refusalFor(objection: Objection): Refusal {
	const codes: Partial<Record<Objection, RefusalCode>> = {
		'campaign-closed': 'conflict',
		'already-answered': 'conflict',
		'not-asked': 'forbidden',
		'no-mandate': 'forbidden',
	};
	return new Refusal(codes[objection] ?? 'invalid', objection);
}
