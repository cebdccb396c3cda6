import {
	AGAIN,
	feedbackState,
	feedbackUntil,
	summarise,
	USEFULNESS,
	type Feedback,
} from '#lib/domain/gatherings/feedback.ts';
import type { PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { findAll, listAll } from '../../network/read-all.ts';
import { removeRecord, revise } from '../../network/revise.ts';
import { hashToken } from '../../network/tokens.ts';
import { gatherings } from '../collections.ts';
import { gatheringFor, seenGathering, todayOf, type GatheringsContext } from '../context.ts';
import type { RegistrationPort } from '../ports.ts';
import { answerIdOf, knownAnswerId } from './answer-key.ts';
import { feedbackKeys, feedbackLinks, feedbacks, type KeptFeedback } from './collections.ts';
import { askForFeedback } from './feedback-letters.ts';
import type { FeedbackService } from './service.ts';

const LONGEST = 1000;

/** Nothing here is announced to open pages: who watches one would see when an answer comes. */
export function createFeedback(
	context: GatheringsContext,
	ports: Pick<RegistrationPort, 'registrants'>,
): FeedbackService {
	const { records } = context;

	function demandOpen(gathering: Gathering): void {
		if (feedbackState(gathering, todayOf(context)) !== 'open') throw new Refusal('gone', 'feedback-closed');
	}

	async function isOpen(id: string): Promise<boolean> {
		const gathering = (await records.get(gatherings, id))?.value;
		return gathering !== undefined && feedbackState(gathering, todayOf(context)) === 'open';
	}

	async function keep(gathering: Gathering, who: string, feedback: Feedback): Promise<void> {
		const kept = { gathering: gathering.id, ...feedback };
		const id = await answerIdOf(context, gathering, who);
		while (
			!(await revise(records, feedbacks, id, () => kept)) &&
			!(await records.insert(feedbacks, id, kept))
		);
	}

	async function ownAnswer(gathering: Gathering, person: string): Promise<Feedback | null> {
		const id = await knownAnswerId(context, gathering, person);
		const stored = id === null ? null : await records.get(feedbacks, id);
		return stored && plain(stored.value);
	}

	async function linked(gathering: string, token: string): Promise<{ id: string; revision: number }> {
		const stored = await records.get(feedbackLinks, hashToken(token));
		if (stored?.value.gathering !== gathering) throw new Refusal('gone', 'feedback-link-gone');
		return stored;
	}

	async function openGathering(id: string): Promise<Gathering> {
		const gathering = (await records.get(gatherings, id))?.value;
		if (!gathering) throw new Refusal('gone', 'feedback-link-gone');
		demandOpen(gathering);
		return gathering;
	}

	return {
		async read(actor, id) {
			const gathering = await seenGathering(context, actor, id);
			const state = feedbackState(gathering, todayOf(context));
			const mayGive = state === 'open' && can(actor, 'feedback.give', gathering);
			const mine = mayGive ? await ownAnswer(gathering, (actor as PersonActor).id) : null;
			const until = gathering.date && feedbackUntil(gathering.date);
			if (!can(actor, 'feedback.read', gathering)) return { state, until, mayGive, mine, results: null };
			const all = (await findAll(records, feedbacks, 'gathering', id)).map(({ value }) => plain(value));
			const results = { answers: all.length, summary: summarise(all) };
			return { state, until, mayGive, mine, results };
		},
		async give(actor, id, feedback) {
			const gathering = await gatheringFor(context, actor, id, 'feedback.give');
			demandOpen(gathering);
			await keep(gathering, (actor as PersonActor).id, readFeedback(feedback));
		},
		async readLink(id, token) {
			// the link first: without one nobody learns which gatherings there are
			await linked(id, token);
			await openGathering(id);
		},
		async giveByLink(id, token, feedback) {
			const link = await linked(id, token);
			const gathering = await openGathering(id);
			const said = readFeedback(feedback);
			if (!(await records.remove(feedbackLinks, link.id, link.revision)))
				throw new Refusal('gone', 'feedback-link-gone');
			await keep(gathering, link.id, said);
		},
		follow(gathering) {
			askForFeedback(context, ports, gathering).catch((problem: unknown) =>
				context.log.error('letters failed', problem, { part: 'feedback' }),
			);
		},
		async sweep() {
			for (const { value: gathering } of await listAll(records, gatherings))
				await askForFeedback(context, ports, gathering);
			for (const { id } of await listAll(records, feedbackKeys))
				if (!(await isOpen(id))) await removeRecord(records, feedbackKeys, id);
			for (const { id, value } of await listAll(records, feedbackLinks))
				if (!(await isOpen(value.gathering))) await removeRecord(records, feedbackLinks, id);
		},
	};
}

function plain({ useful, again, helped, change }: KeptFeedback): Feedback {
	return { useful, again, helped, change };
}

/** What somebody sent, as it is kept. */
function readFeedback({ useful, again, helped, change }: Feedback): Feedback {
	if (!USEFULNESS.includes(useful) || !AGAIN.includes(again)) throw new Refusal('invalid', 'feedback-useful');
	const [what, other] = [cleanNote(helped, LONGEST), cleanNote(change, LONGEST)];
	if (what === null || other === null) throw new Refusal('invalid', 'feedback-text');
	return { useful, again, helped: what, change: other };
}
