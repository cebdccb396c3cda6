import type { Actor } from '#lib/domain/actor.ts';
import type { Gathering, GatheringState } from '#lib/domain/gatherings/gathering.ts';
import { changeList, type ListChange } from '#lib/domain/gatherings/list-change.ts';
import { hasTakenPlace, isDated, refuseMove } from '#lib/domain/gatherings/states.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { gatheringFor, instantOf, reviseGathering, todayOf, type GatheringsContext } from './context.ts';
import {
	requireAddress,
	requireAim,
	requireAssociations,
	requireDate,
	requireOfNetwork,
	requirePlace,
	requireReceived,
	requireRules,
	requireTitle,
} from './gathering-input.ts';
import type { GatheringChange, GatheringChanges } from './service.ts';

/**
 * Changes the fields that were sent, and only those: what somebody else changes meanwhile stays. All of it or nothing;
 * restored before it is changed and called off after, since what is called off moves nowhere.
 */
export async function changeGathering(
	context: GatheringsContext,
	actor: Actor,
	id: string,
	{ state, cancelled, ...sent }: GatheringChange,
): Promise<Gathering> {
	const seen = await gatheringFor(context, actor, id, 'gathering.organise');
	if (sent.organisers) await requireOfNetwork(context, coming(seen.organisers, sent.organisers));
	if (sent.invited) await requireAssociations(context, coming(seen.invited, sent.invited));
	const typed = readTyped(sent);
	return reviseGathering(context, id, (before) => {
		let gathering = before;
		if (cancelled === false) gathering = cancel(context, gathering, false);
		if (Object.keys(sent).length > 0) gathering = edit(context, gathering, sent, typed);
		if (state !== undefined) gathering = move(context, gathering, state);
		return cancelled ? cancel(context, gathering, true) : gathering;
	});
}

function edit(
	context: GatheringsContext,
	gathering: Gathering,
	sent: GatheringChanges,
	typed: Partial<Gathering>,
): Gathering {
	if (gathering.state === 'closed') throw new Refusal('conflict', 'gathering-closed');
	const organisers = changeList(gathering.organisers, sent.organisers ?? {});
	const invited = changeList(gathering.invited, sent.invited ?? {});
	const changed: Gathering = {
		...gathering,
		...typed,
		audience: sent.audience ?? gathering.audience,
		organisers,
		invited,
		registration: requireRules({ ...gathering.registration, ...sent.registration }),
		...(sent.date !== undefined && redated(gathering, sent.date, todayOf(context))),
	};
	if (changed.audience === 'invited' && invited.length === 0)
		throw new Refusal('invalid', 'gathering-nobody-invited');
	if (gathering.group === null && organisers.length === 0)
		throw new Refusal('conflict', 'gathering-last-organiser');
	return changed;
}

function readTyped(sent: GatheringChanges): Partial<Gathering> {
	return {
		...(sent.title !== undefined && { title: requireTitle(sent.title) }),
		...(sent.aim !== undefined && { aim: requireAim(sent.aim) }),
		...(sent.place !== undefined && { place: requirePlace(sent.place) }),
		...(sent.address !== undefined && { address: requireAddress(sent.address) }),
		...(sent.received !== undefined && { received: requireReceived(sent.received) }),
	};
}

/** Choosing a day is planning it; what took place keeps a day, and none to come. */
function redated(
	{ state }: Gathering,
	date: Gathering['date'],
	today: string,
): Pick<Gathering, 'date' | 'state'> {
	if (date === null) {
		if (isDated(state)) throw new Refusal('conflict', 'gathering-no-date');
		return { date, state };
	}
	const chosen = requireDate(date);
	if (hasTakenPlace(state) && today < chosen.day) throw new Refusal('conflict', 'gathering-not-yet');
	return { date: chosen, state: isDated(state) ? state : 'planned' };
}

/** Those that were not there. */
function coming(list: readonly string[], change: ListChange): readonly string[] {
	return changeList(list, change).filter((each) => !list.includes(each));
}

function move(context: GatheringsContext, gathering: Gathering, state: GatheringState): Gathering {
	if (gathering.state === state) return gathering;
	const refused = refuseMove(gathering, state, todayOf(context));
	if (refused) throw new Refusal('conflict', refused);
	// chosen anew: until then calendars show no day
	return { ...gathering, state, date: isDated(state) ? gathering.date : null };
}

function cancel(context: GatheringsContext, gathering: Gathering, cancelled: boolean): Gathering {
	if ((gathering.cancelledAt !== null) === cancelled) return gathering;
	if (hasTakenPlace(gathering.state)) throw new Refusal('conflict', 'gathering-held');
	return { ...gathering, cancelledAt: cancelled ? instantOf(context) : null };
}
