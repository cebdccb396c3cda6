import { isOfNetwork, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import type { WaitingMinutes } from '#lib/protocol/views/waiting.ts';
import { findAll } from '../../network/read-all.ts';
import { gatherings } from '../collections.ts';
import { todayOf } from '../context.ts';
import { minutesOf, READING } from './collection.ts';
import type { MinutesContext } from './context.ts';
import { peopleOfGathering } from './minutes-letters.ts';

/** Minutes that this actor is asked to read again, today or later, the nearest day first. */
export async function minutesWaitingFor(
	context: MinutesContext,
	actor: Actor,
): Promise<readonly WaitingMinutes[]> {
	if (!isOfNetwork(actor)) return [];
	const reading = await findAll(context.records, minutesOf, 'state', READING);
	const waiting = await Promise.all(reading.map(({ value }) => waitingOf(context, actor, value)));
	return waiting.flat().toSorted((one, other) => one.readUntil.localeCompare(other.readUntil));
}

async function waitingOf(
	context: MinutesContext,
	actor: Actor,
	{ gathering: id, readUntil }: Minutes,
): Promise<readonly WaitingMinutes[]> {
	if (actor.kind !== 'person' || readUntil === null || readUntil < todayOf(context)) return [];
	const gathering = (await context.records.get(gatherings, id))?.value;
	if (!gathering || !can(actor, 'plan.read', gathering)) return [];
	if (!(await peopleOfGathering(context, gathering)).has(actor.id)) return [];
	return [{ gathering: { id, title: gathering.title }, readUntil }];
}
