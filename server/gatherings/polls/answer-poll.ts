import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { CHOICES, pollState, type Choice, type Poll, type PollAnswer } from '#lib/domain/gatherings/poll.ts';
import { cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../../access.ts';
import { memberships, pairId } from '../../network/collections.ts';
import { revise } from '../../network/revise.ts';
import { gatheringFor, instantOf, seenGathering, type GatheringsContext } from '../context.ts';
import { askedAssociations } from './asked.ts';
import { answerId, pollAnswers, polls } from './collections.ts';
import type { AnswerFor, PollInput, PollsService } from './service.ts';

const LONGEST_COMMENT = 280;

/** What people say of the dates. Each answer is a record of its own, and only its owner's to change. */
export function createPollAnswers(
	context: GatheringsContext,
): Pick<PollsService, 'answer' | 'record' | 'forget'> {
	const { records, announce } = context;

	async function openPoll(gathering: Gathering): Promise<Poll> {
		const poll = (await records.get(polls, gathering.id))?.value;
		if (!poll) throw new Refusal('not-found', 'poll-unknown');
		if (pollState(poll, gathering.state, instantOf(context)) !== 'open')
			throw new Refusal('gone', 'poll-closed');
		return poll;
	}

	/** The association that an own answer is for, among those that are asked. */
	async function ownAssociation(actor: PersonActor, gathering: Gathering, wished = ''): Promise<string> {
		const asked = new Set((await askedAssociations(context, gathering)).map(({ id }) => id));
		const own = actor.memberships.map(({ association }) => association).filter((id) => asked.has(id));
		if (wished === '' && own.length > 1) throw new Refusal('invalid', 'poll-association-needed');
		const association = wished === '' ? own[0] : own.find((id) => id === wished);
		if (association === undefined) throw new Refusal('forbidden', 'poll-not-asked');
		return association;
	}

	/** A referent writes for people of their association, an organiser for an association that told them. */
	async function demandToRecord(
		actor: Actor,
		gathering: Gathering,
		{ association, person }: AnswerFor,
	): Promise<PersonActor> {
		if (person === null) demand(actor, 'gathering.organise', gathering);
		else demand(actor, 'association.manage-people', { association });
		const asked = await askedAssociations(context, gathering);
		const isThere =
			asked.some(({ id }) => id === association) &&
			(person === null || (await records.get(memberships, pairId(association, person))) !== null);
		if (!isThere) throw new Refusal('invalid', 'poll-not-asked');
		return actor as PersonActor;
	}

	async function write(
		poll: Poll,
		{ association, person }: AnswerFor,
		{ choices, comment }: PollInput,
		recordedBy: string | null,
	): Promise<void> {
		const said = offered(poll, choices);
		const note = cleanNote(comment, LONGEST_COMMENT);
		if (note === null) throw new Refusal('invalid', 'poll-comment');
		const key = { gathering: poll.gathering, association, person };
		const change = (before: PollAnswer | null): PollAnswer => {
			if (before) demandOwn(before, recordedBy === null);
			return {
				...key,
				choices: { ...before?.choices, ...said },
				comment: note,
				recordedBy,
				at: instantOf(context),
			};
		};
		const id = answerId(key);
		while (
			!(await revise(records, pollAnswers, id, change)) &&
			!(await records.insert(pollAnswers, id, change(null)))
		);
		announce(['gatherings', `gathering:${poll.gathering}`]);
	}

	return {
		async answer(actor, id, { association: wished, ...input }) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.answer-poll');
			const poll = await openPoll(gathering);
			const own = actor as PersonActor;
			const association = await ownAssociation(own, gathering, wished);
			await write(poll, { association, person: own.id }, input, null);
		},
		async record(actor, id, { association, person, ...input }) {
			const gathering = await seenGathering(context, actor, id);
			const recorder = await demandToRecord(actor, gathering, { association, person });
			await write(await openPoll(gathering), { association, person }, input, recorder.id);
		},
		async forget(actor, id, { association, person }) {
			const gathering = await seenGathering(context, actor, id);
			const isOwn = actor.kind === 'person' && person === actor.id;
			if (!isOwn) await demandToRecord(actor, gathering, { association, person });
			await openPoll(gathering);
			const key = answerId({ gathering: id, association, person });
			for (;;) {
				const stored = await records.get(pollAnswers, key);
				if (!stored) throw new Refusal('not-found', 'poll-no-answer');
				demandOwn(stored.value, isOwn);
				if (await records.remove(pollAnswers, key, stored.revision)) break;
			}
			announce(['gatherings', `gathering:${id}`]);
		},
	};
}

/** What people said themselves is theirs to change. */
function demandOwn(answer: PollAnswer, isOwn: boolean): void {
	if (answer.recordedBy === null && !isOwn) throw new Refusal('conflict', 'poll-answered-themselves');
}

/** The choices for dates that are still offered; a form that was opened earlier may know of others. */
function offered(poll: Poll, choices: Readonly<Record<string, Choice>>): Record<string, Choice> {
	const said = poll.options.flatMap(({ id }) => {
		const choice = Object.hasOwn(choices, id) ? choices[id]! : null;
		if (choice === null) return [];
		if (!CHOICES.includes(choice)) throw new Refusal('invalid', 'poll-choice');
		return [[id, choice] as const];
	});
	if (said.length === 0) throw new Refusal('invalid', 'poll-nothing-said');
	return Object.fromEntries(said);
}
