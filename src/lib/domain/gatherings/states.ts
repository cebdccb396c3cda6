import type { Gathering, GatheringState } from './gathering.ts';

type Moving = Pick<Gathering, 'state' | 'date' | 'cancelledAt'>;

/** Where each state may lead: forward, and back one step for what was done too early. */
const WAYS: Readonly<Record<GatheringState, readonly GatheringState[]>> = {
	idea: ['polling', 'planned'],
	polling: ['planned', 'idea'],
	planned: ['open', 'held', 'polling', 'idea'],
	open: ['held', 'planned'],
	held: ['closed', 'open', 'planned'],
	closed: ['held'],
};

/** The rule that says no to a move, or null. `today`: YYYY-MM-DD in Paris. */
export function refuseMove(
	{ state, date, cancelledAt }: Moving,
	to: GatheringState,
	today: string,
): 'gathering-cancelled' | 'gathering-no-way' | 'gathering-no-date' | 'gathering-not-yet' | null {
	if (cancelledAt !== null) return 'gathering-cancelled';
	if (!WAYS[state].includes(to)) return 'gathering-no-way';
	if (!isDated(to)) return null;
	if (date === null) return 'gathering-no-date';
	// nobody has come yet: figures and minutes would stand for what did not happen
	if (to === 'held' && today < date.day) return 'gathering-not-yet';
	return null;
}

/** The states that it may move to at this day. */
export function movesOf(gathering: Moving, today: string): readonly GatheringState[] {
	return WAYS[gathering.state].filter((to) => refuseMove(gathering, to, today) === null);
}

/** Has a day in this state: before, one is looked for. */
export function isDated(state: GatheringState): boolean {
	return state !== 'idea' && state !== 'polling';
}

/** It took place: its day is a fact, and it can't be cancelled any more. */
export function hasTakenPlace(state: GatheringState): boolean {
	return state === 'held' || state === 'closed';
}

/** The one thing that its organisers do next; null: nothing, until its day comes or for good. */
export type NextStep = 'choose-date' | 'settle-date' | 'open' | 'hold' | 'close';

export function nextStep({ state, date, cancelledAt }: Moving, today: string): NextStep | null {
	if (cancelledAt !== null) return null;
	const hasBegun = date !== null && today >= date.day;
	switch (state) {
		case 'idea':
			return 'choose-date';
		case 'polling':
			return 'settle-date';
		case 'planned':
			return hasBegun ? 'hold' : 'open';
		case 'open':
			return hasBegun ? 'hold' : null;
		case 'held':
			return 'close';
		case 'closed':
			return null;
	}
}
