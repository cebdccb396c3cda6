import { belongsTo, isOfNetwork, isReferentOf, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { byDate } from '#lib/domain/gatherings/poll-option.ts';
import { plannedReminders } from '#lib/domain/gatherings/poll-reminders.ts';
import {
	choiceOf,
	hasAnswered,
	pollState,
	rankDates,
	standingAnswers,
	usualQuorum,
	type Choice,
	type Poll,
	type PollAnswer,
} from '#lib/domain/gatherings/poll.ts';
import type { Association } from '#lib/domain/network/association.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type {
	PollAssociation,
	PollFor,
	PollMine,
	PollReminder,
	PollShown,
	PollView,
	PollVoice,
} from '#lib/protocol/views/poll.ts';
import { demandToSee } from '../../access.ts';
import { findAll } from '../../network/read-all.ts';
import { instantOf, seenGathering, type GatheringsContext } from '../context.ts';
import { lettersSent } from '../send-once.ts';
import { refuseOpening } from './keep-poll.ts';
import { askedAssociations, peopleOf } from './asked.ts';
import { pollAnswers, polls } from './collections.ts';
import { REMINDER } from './poll-letters.ts';

/** A poll as this reader may see it. Who may neither answer nor organise learns nothing of it. */
export async function readPoll(context: GatheringsContext, actor: Actor, id: string): Promise<PollView> {
	const gathering = await seenGathering(context, actor, id);
	const organise = can(actor, 'gathering.organise', gathering);
	if (!organise) demandToSee(actor, 'gathering.answer-poll', gathering);
	const poll = (await context.records.get(polls, id))?.value ?? null;
	return {
		poll: poll && (await showPoll(context, actor, gathering, poll)),
		may: {
			answer: can(actor, 'gathering.answer-poll', gathering),
			organise,
			open: organise && refuseOpening(context, gathering, poll) === null,
		},
	};
}

async function showPoll(
	context: GatheringsContext,
	actor: Actor,
	gathering: Gathering,
	poll: Poll,
): Promise<PollShown> {
	const now = instantOf(context);
	const associations = await askedAssociations(context, gathering);
	const asked = associations.map(({ id }) => id);
	const stored = await findAll(context.records, pollAnswers, 'gathering', gathering.id);
	const answers = stored.map(({ value }) => value);
	const standing = standingAnswers(answers, asked);
	const names = await context.names([
		...new Set(answers.flatMap(({ person, recordedBy }) => [person ?? [], recordedBy ?? []].flat())),
	]);
	const ranked = rankDates(poll, answers, asked);
	const answered = asked.filter((association) => hasAnswered(standing, association, poll.options));
	const state = pollState(poll, gathering.state, now);
	const reminders = await showReminders(context, gathering, poll, now);
	const remindedToday = reminders.some(
		({ kind, at }) => kind === 'by-hand' && parisWallClock(at).date === parisWallClock(now).date,
	);
	const isOpen = state === 'open';
	return {
		state,
		deadline: poll.deadline,
		quorum: poll.quorum ?? usualQuorum(asked.length),
		wishedQuorum: poll.quorum,
		asked: asked.length,
		answered: answered.length,
		dates: ranked
			.map(({ option, ...counts }, index) => ({ ...option, ...counts, place: index + 1 }))
			.toSorted(byDate),
		associations: associations.map((association) =>
			showAssociation(actor, gathering, poll, association, answers, names, isOpen),
		),
		mine: showMine(actor, associations, answers, names),
		others: isOpen ? await showOthers(context, actor, gathering, associations, answers) : [],
		reminders,
		chosen: poll.chosen,
		mayRemind:
			isOpen &&
			can(actor, 'gathering.organise', gathering) &&
			answered.length < asked.length &&
			!remindedToday,
	};
}

function showAssociation(
	actor: Actor,
	gathering: Gathering,
	{ options }: Poll,
	{ id, name }: Association,
	answers: readonly PollAnswer[],
	names: ReadonlyMap<string, string>,
	isOpen: boolean,
): PollAssociation {
	const standing = standingAnswers(answers, [id]);
	const mayKnow = isOfNetwork(actor) || belongsTo(actor, id) || can(actor, 'gathering.organise', gathering);
	const mayTakeBack = ({ person, recordedBy }: PollAnswer) =>
		isOpen &&
		recordedBy !== null &&
		(person === null
			? can(actor, 'gathering.organise', gathering)
			: can(actor, 'association.manage-people', { association: id }));
	const voices = mayKnow ? answers.filter(({ association }) => association === id) : [];
	return {
		id,
		name,
		answered: hasAnswered(standing, id, options),
		choices: Object.fromEntries(
			options.flatMap((option) => {
				const choice = choiceOf(standing, id, option.id);
				return choice ? [[option.id, choice] as const] : [];
			}),
		),
		voices: voices.map((answer) => ({
			...showVoice(answer, names),
			name: answer.person === null ? null : (names.get(answer.person) ?? ''),
			forget: mayTakeBack(answer) ? (answer.person ?? '') : null,
		})),
	};
}

function showVoice(
	{ choices, comment, recordedBy }: PollAnswer,
	names: ReadonlyMap<string, string>,
): Pick<PollVoice, 'choices' | 'comment' | 'recordedBy'> {
	const kept: Record<string, Choice> = { ...choices };
	return { choices: kept, comment, recordedBy: recordedBy === null ? null : (names.get(recordedBy) ?? '') };
}

function showMine(
	actor: Actor,
	associations: readonly Association[],
	answers: readonly PollAnswer[],
	names: ReadonlyMap<string, string>,
): readonly PollMine[] {
	if (actor.kind !== 'person') return [];
	return associations
		.filter(({ id }) => belongsTo(actor, id))
		.map(({ id, name }) => {
			const own = answers.find(({ association, person }) => association === id && person === actor.id);
			return {
				association: id,
				associationName: name,
				person: actor.id,
				personName: actor.name,
				answer: own ? showVoice(own, names) : null,
			};
		});
}

/** People of one's own association who have not answered themselves; for organisers each association as a whole. */
async function showOthers(
	context: GatheringsContext,
	actor: Actor,
	gathering: Gathering,
	associations: readonly Association[],
	answers: readonly PollAnswer[],
): Promise<readonly PollFor[]> {
	if (actor.kind !== 'person') return [];
	const spoke = new Set(
		answers
			.filter(({ recordedBy }) => recordedBy === null)
			.map(({ association, person }) => `${association}/${person}`),
	);
	const own = associations.filter(({ id }) => isReferentOf(actor, id));
	const people = await Promise.all(
		own.map(async ({ id, name }) => {
			const others = (await peopleOf(context, id)).map(({ person }) => person);
			const names = await context.names(others);
			return others
				.filter((person) => person !== actor.id && !spoke.has(`${id}/${person}`))
				.map((person) => ({
					association: id,
					associationName: name,
					person,
					personName: names.get(person) ?? '',
				}));
		}),
	);
	const wholes = can(actor, 'gathering.organise', gathering)
		? associations.map(({ id, name }) => ({
				association: id,
				associationName: name,
				person: null,
				personName: '',
			}))
		: [];
	return [...people.flat(), ...wholes];
}

/** Those that went, one line a day and kind, and those that are still to go. */
async function showReminders(
	context: GatheringsContext,
	gathering: Gathering,
	poll: Poll,
	now: string,
): Promise<readonly PollReminder[]> {
	const letters = (await lettersSent(context, gathering)).filter(
		({ occasion, at }) => occasion.startsWith(`${REMINDER}/`) && at >= poll.openedAt,
	);
	const went = [...Map.groupBy(letters, ({ occasion }) => occasion)].map(
		([occasion, sent]): PollReminder => ({
			kind: occasion.split('/')[1] as PollReminder['kind'],
			at: sent.map(({ at }) => at).toSorted()[0]!,
			sent: sent.length,
		}),
	);
	const isOpen = pollState(poll, gathering.state, now) === 'open';
	const toCome = isOpen ? plannedReminders(poll).filter(({ at }) => at > now) : [];
	return [...went, ...toCome.map(({ name, at }): PollReminder => ({ kind: name, at, sent: null }))].toSorted(
		(one, other) => (one.at < other.at ? -1 : 1),
	);
}
