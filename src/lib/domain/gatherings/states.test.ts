import { describe, expect, test } from 'vitest';
import { GATHERING_STATES, type GatheringState } from './gathering.ts';
import { hasTakenPlace, isDated, movesOf, nextStep, refuseMove } from './states.ts';

const DATE = { day: '2013-05-25', days: 2, from: '09:00', to: '18:30' };
const BEFORE = '2013-05-24';
const ON_DAY = '2013-05-25';

const at = (state: GatheringState, known = {}) => ({
	state,
	date: isDated(state) ? DATE : null,
	cancelledAt: null,
	...known,
});

describe('the ways from state to state', () => {
	test.each<[GatheringState, readonly GatheringState[]]>([
		['idea', ['polling']],
		['polling', ['idea']],
		['planned', ['open', 'held', 'polling', 'idea']],
		['open', ['held', 'planned']],
		['held', ['closed', 'open', 'planned']],
		['closed', ['held']],
	])('GA3 from %s on its day it leads to %j', (state, ways) => {
		expect(movesOf(at(state), ON_DAY)).toEqual(ways);
	});

	test('GA3 every state is reached, and left again', () => {
		const reached = new Set<GatheringState>(['idea']);
		for (const state of reached) movesOf(at(state, { date: DATE }), ON_DAY).forEach((to) => reached.add(to));
		expect([...reached].toSorted()).toEqual([...GATHERING_STATES].toSorted());
		for (const state of GATHERING_STATES)
			expect(movesOf(at(state, { date: DATE }), ON_DAY)).not.toHaveLength(0);
	});

	test('GA4 planned needs a day', () => {
		expect(refuseMove(at('polling'), 'planned', BEFORE)).toBe('gathering-no-date');
		expect(refuseMove(at('polling', { date: DATE }), 'planned', BEFORE)).toBeNull();
	});

	test('GA4 held only from its first day on', () => {
		for (const state of ['planned', 'open'] as const) {
			expect(refuseMove(at(state), 'held', BEFORE)).toBe('gathering-not-yet');
			expect(refuseMove(at(state), 'held', ON_DAY)).toBeNull();
			expect(refuseMove(at(state), 'held', '2014-01-01')).toBeNull();
		}
	});

	test('GA4 closed only after it was held', () => {
		for (const state of GATHERING_STATES.filter((each) => each !== 'held'))
			expect(refuseMove(at(state, { date: DATE }), 'closed', ON_DAY)).toBe('gathering-no-way');
		expect(refuseMove(at('held'), 'closed', ON_DAY)).toBeNull();
	});

	test('GA9 what is cancelled moves nowhere', () => {
		const cancelled = at('planned', { cancelledAt: '2013-05-01T10:00:00.000Z' });
		expect(movesOf(cancelled, ON_DAY)).toEqual([]);
		expect(refuseMove(cancelled, 'open', ON_DAY)).toBe('gathering-cancelled');
		expect(nextStep(cancelled, ON_DAY)).toBeNull();
	});
});

test.each<[GatheringState, string | null, string | null]>([
	['idea', 'choose-date', 'choose-date'],
	['polling', 'settle-date', 'settle-date'],
	['planned', 'open', 'hold'],
	['open', null, 'hold'],
	['held', 'close', 'close'],
	['closed', null, null],
])('UI92 in %s the one next step is %s before its day, %s from its day on', (state, before, on) => {
	expect(nextStep(at(state), BEFORE)).toBe(before);
	expect(nextStep(at(state), ON_DAY)).toBe(on);
});

test('GA9 only what was held or is closed has taken place', () => {
	expect(GATHERING_STATES.filter(hasTakenPlace)).toEqual(['held', 'closed']);
});
