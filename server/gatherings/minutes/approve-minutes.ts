import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import {
	isReadingOver,
	minutesState,
	refuseReadUntil,
	type Minutes,
} from '#lib/domain/gatherings/minutes.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { revise } from '../../network/revise.ts';
import { gatheringFor, instantOf, todayOf } from '../context.ts';
import { minutesOf } from './collection.ts';
import { begunMinutes, refuseClosed, type MinutesContext } from './context.ts';

/** From now on they are read again; asked once more, only the day changes. */
export async function askToRead(
	context: MinutesContext,
	actor: Actor,
	id: string,
	until: string,
): Promise<{ readonly gathering: Gathering; readonly minutes: Minutes }> {
	const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
	refuseClosed(gathering);
	await begunMinutes(context, gathering);
	const refused = refuseReadUntil(until, todayOf(context));
	if (refused) throw new Refusal('invalid', refused);
	const minutes = await revise(context.records, minutesOf, id, (before) => {
		if (minutesState(before) === 'approved') throw new Refusal('conflict', 'minutes-approved');
		return { ...before, readUntil: until };
	});
	context.announce(['gatherings', `gathering:${id}`]);
	return { gathering, minutes: minutes! };
}

/** The text is frozen first: what the record says was approved is a version that stands. */
export async function approveMinutes(
	context: MinutesContext,
	actor: Actor,
	id: string,
	{ early = false }: { readonly early?: boolean } = {},
): Promise<void> {
	const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
	const { minutes, paper } = await begunMinutes(context, gathering);
	const state = minutesState(minutes);
	if (state === 'draft') throw new Refusal('conflict', 'minutes-not-read');
	if (state === 'reading' && !early && !isReadingOver(minutes, todayOf(context)))
		throw new Refusal('conflict', 'minutes-still-read');
	const { number, text } = await context.signing.freeze(actor, paper.id);
	if (minutes.approvals.at(-1)?.version === number) throw new Refusal('conflict', 'minutes-same');
	const approval = {
		version: number,
		textSha256: text.sha256,
		at: instantOf(context),
		by: (actor as PersonActor).id,
	};
	await revise(context.records, minutesOf, id, (now) => {
		if (now.approvals.at(-1)?.version === number) return now;
		// somebody else approved another text while this one was being frozen
		if (now.approvals.length !== minutes.approvals.length) throw new Refusal('conflict', 'minutes-approved');
		return { ...now, approvals: [...now.approvals, approval] };
	});
	context.announce(['gatherings', `gathering:${id}`]);
}
