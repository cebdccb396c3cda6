import { belongsTo, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { hasAnswered, pollState, standingAnswers, type Poll } from '#lib/domain/gatherings/poll.ts';
import type { WaitingPoll } from '#lib/protocol/views/waiting.ts';
import { findAll } from '../../network/read-all.ts';
import { gatherings } from '../collections.ts';
import { instantOf, type GatheringsContext } from '../context.ts';
import { askedAssociations } from './asked.ts';
import { pollAnswers, polls, UNDECIDED } from './collections.ts';

/** Polls that still take answers and have none of an association of this actor, the nearest deadline first. */
export async function pollsWaitingFor(
	context: GatheringsContext,
	actor: Actor,
): Promise<readonly WaitingPoll[]> {
	if (actor.kind !== 'person' || actor.memberships.length === 0) return [];
	const undecided = await findAll(context.records, polls, 'decided', UNDECIDED);
	const waiting = await Promise.all(undecided.map(({ value }) => waitingOf(context, actor, value)));
	return waiting.flat().toSorted((one, other) => one.deadline.localeCompare(other.deadline));
}

async function waitingOf(
	context: GatheringsContext,
	actor: Actor,
	poll: Poll,
): Promise<readonly WaitingPoll[]> {
	const gathering = (await context.records.get(gatherings, poll.gathering))?.value;
	if (!gathering || gathering.cancelledAt !== null) return [];
	if (!can(actor, 'gathering.read', gathering) || !can(actor, 'gathering.answer-poll', gathering)) return [];
	if (pollState(poll, gathering.state, instantOf(context)) !== 'open') return [];
	const own = (await askedAssociations(context, gathering)).filter(({ id }) => belongsTo(actor, id));
	if (own.length === 0) return [];
	const stored = await findAll(context.records, pollAnswers, 'gathering', gathering.id);
	const answers = standingAnswers(
		stored.map(({ value }) => value),
		own.map(({ id }) => id),
	);
	const associations = own
		.filter(({ id }) => !hasAnswered(answers, id, poll.options))
		.map(({ id, name }) => ({ id, name }));
	const { id, title } = gathering;
	return associations.length > 0 ? [{ gathering: { id, title }, deadline: poll.deadline, associations }] : [];
}
