import { expect, test } from 'vitest';
import type { ReportLine } from './board-state.ts';
import { layOutWeek } from './lay-out-week.ts';
import { findRoundGaps, type RoundFacts } from './round-gaps.ts';
import { roundState } from './round-state.ts';
import { daysOfWeek } from './round-week.ts';
import type { Round } from './round.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const site = (id: string, more: Partial<RoundFacts['sites'][number]> = {}): RoundFacts['sites'][number] => ({
	...{ id, state: 'open', openedOn: '2013-01-07', endedOn: null, mealDays: [] },
	...more,
});
let count = 0;
const round = (day: string, start: number, more: Partial<Round> = {}): Round => ({
	...{ id: `v${String(++count).padStart(11, '0')}`, day, start, site: 'teteghem', association: 'salam' },
	...{ purposes: ['meal'], ...more },
});
const report = (visitedOn: string, meals?: number): Pick<ReportLine, 'site' | 'visitedOn' | 'answers'> => ({
	site: 'teteghem',
	visitedOn,
	answers: meals === undefined ? {} : { meals: { kind: 'count', n: meals } },
});
const week = {
	days: daysOfWeek('2013-05-13'),
	/** A Wednesday. */
	today: '2013-05-15',
	sites: [site('teteghem', { mealDays: EVERY_DAY })],
	rounds: [],
	reports: [],
} satisfies RoundFacts;
const daysOf = (gaps: readonly { readonly day: string }[]) => gaps.map(({ day }) => Number(day.slice(-2)));

test('BD134 a meal is hoped for and none is planned: said from today on, at open sites, on the days of the site', () => {
	expect(daysOf(findRoundGaps(week).noMeal)).toEqual([15, 16, 17, 18, 19]);
	const thursdays = { ...week, sites: [site('teteghem', { mealDays: [4] })] };
	expect(findRoundGaps(thursdays).noMeal).toEqual([{ day: '2013-05-16', site: 'teteghem' }]);
	const closed = { state: 'evicted', endedOn: '2013-05-16', mealDays: EVERY_DAY } as const;
	expect(findRoundGaps({ ...week, sites: [site('teteghem', closed)] }).noMeal).toEqual([]);
	const later = { ...week, sites: [site('teteghem', { openedOn: '2013-05-18', mealDays: EVERY_DAY })] };
	expect(daysOf(findRoundGaps(later).noMeal)).toEqual([18, 19]);
});

test('BD134 a planned meal closes the gap, a round for something else does not, a meal that was brought does', () => {
	const rounds = [round('2013-05-16', 720), round('2013-05-17', 720, { purposes: ['care'] })];
	expect(daysOf(findRoundGaps({ ...week, rounds }).noMeal)).toEqual([15, 17, 18, 19]);
	const elsewhere = [round('2013-05-16', 720, { site: 'grande-synthe' })];
	expect(daysOf(findRoundGaps({ ...week, rounds: elsewhere }).noMeal)).toEqual([15, 16, 17, 18, 19]);
	expect(daysOf(findRoundGaps({ ...week, reports: [report('2013-05-15', 38)] }).noMeal)).not.toContain(15);
	expect(daysOf(findRoundGaps({ ...week, reports: [report('2013-05-15', 0)] }).noMeal)).toContain(15);
	expect(daysOf(findRoundGaps({ ...week, reports: [report('2013-05-15')] }).noMeal)).toContain(15);
});

test('BD135 two associations within two hours for the same at one site are shown, the earlier first', () => {
	const one = round('2013-05-16', 720, { purposes: ['care', 'meal'] });
	const other = round('2013-05-16', 840, { association: 'auberge' });
	expect(findRoundGaps({ ...week, rounds: [other, one] }).overlaps).toEqual([
		{ day: '2013-05-16', site: 'teteghem', rounds: [one.id, other.id], purposes: ['meal'] },
	]);
});

test.each([
	['more than two hours apart', { start: 841 }],
	['of one association', { association: 'salam' }],
	['for something else', { purposes: ['care'] }],
	['at another site', { site: 'grande-synthe' }],
	['on another day', { day: '2013-05-17' }],
] as const)('BD135 no overlap: %s', (_, more) => {
	const one = round('2013-05-16', 720);
	const other = { ...round('2013-05-16', 780, { association: 'auberge' }), ...more } as Round;
	const sites = [site('teteghem'), site('grande-synthe')];
	expect(findRoundGaps({ ...week, sites, rounds: [one, other] }).overlaps).toEqual([]);
});

test('BD135 what is past overlaps no more', () => {
	const rounds = [round('2013-05-14', 720), round('2013-05-14', 720, { association: 'auberge' })];
	expect(findRoundGaps({ ...week, rounds }).overlaps).toEqual([]);
});

test('BD136 a past day without a round and without a report is «no visit», never today or later', () => {
	expect(daysOf(findRoundGaps(week).noVisit)).toEqual([13, 14]);
	expect(daysOf(findRoundGaps({ ...week, rounds: [round('2013-05-13', 720)] }).noVisit)).toEqual([14]);
	expect(daysOf(findRoundGaps({ ...week, reports: [report('2013-05-14', 0)] }).noVisit)).toEqual([13]);
	const opened = { ...week, sites: [site('teteghem', { openedOn: '2013-05-14' })] };
	expect(daysOf(findRoundGaps(opened).noVisit)).toEqual([14]);
	const ended = { ...week, sites: [site('teteghem', { state: 'closed', endedOn: '2013-05-13' })] };
	expect(daysOf(findRoundGaps(ended).noVisit)).toEqual([13]);
});

test.each([
	['2013-05-16', 720, 'planned'],
	['2013-05-15', 721, 'planned'],
	['2013-05-15', 720, 'underway'],
	['2013-05-15', 661, 'underway'],
	['2013-05-15', 660, 'awaited'],
	['2013-05-14', 720, 'unreported'],
] as const)(
	'BD137 at noon of the 15th, a round of %s at minute %i is %s, and done once it is reported',
	(day, start, state) => {
		const now = { day: '2013-05-15', minute: 720 };
		expect(roundState({ day, start }, false, now)).toBe(state);
		expect(roundState({ day, start }, true, now)).toBe('reported');
	},
);

test('BD136 BD137 the week says of each day and site what is planned, done, missing or unknown', () => {
	const done = round('2013-05-14', 720);
	const mine = { association: done.association };
	const ahead = round('2013-05-16', 720, { purposes: ['care'] });
	const days = layOutWeek({
		...week,
		now: { day: week.today, minute: 720 },
		rounds: [done, ahead],
		reports: [
			{ ...report('2013-05-14', 30), ...mine, id: 'closing', round: done.id },
			{ ...report('2013-05-13', 20), ...mine, id: 'of nothing planned', round: null },
			// a round that was taken out since
			{ ...report('2013-05-15', 20), ...mine, id: 'of a lost round', round: 'v99999999999' },
		],
	});
	const cells = days.map(({ cells: [cell] }) => cell!);
	expect(cells.map(({ nothing }) => nothing)).toEqual([
		...[null, null, null, null, 'nobody-yet', 'nobody-yet', 'nobody-yet'],
	]);
	expect(cells.map(({ noMeal }) => noMeal)).toEqual([false, false, false, true, true, true, true]);
	expect(cells[0]!.unplanned).toEqual(['of nothing planned']);
	expect(cells[1]!.rounds).toEqual([{ round: done, state: 'reported', reports: ['closing'] }]);
	expect(cells[2]!.unplanned).toEqual(['of a lost round']);
	expect(cells[3]!.rounds).toEqual([{ round: ahead, state: 'planned', reports: [] }]);
	expect(days.map(({ isToday }) => isToday)).toEqual([false, false, true, false, false, false, false]);

	const empty = layOutWeek({ ...week, now: { day: week.today, minute: 720 } });
	expect(empty.map(({ cells: [cell] }) => cell!.nothing).slice(0, 3)).toEqual([
		...['no-visit', 'no-visit', 'nobody-yet'],
	]);
	const closed = [site('teteghem', { state: 'closed', endedOn: '2013-05-13' })];
	const after = layOutWeek({ ...week, sites: closed, now: { day: week.today, minute: 720 } });
	expect(after.map(({ cells: [cell] }) => cell!.nothing)).toEqual([
		...['no-visit', null, null, null, null, null, null],
	]);
});
