import { describe, expect, test } from 'vitest';
import { checkReport, EARLY_DAYS, MOST_ANSWERS } from './check-report.ts';
import type { Answer, FormItem } from './form.ts';

const item = (id: string, kind: FormItem['kind'], more: Partial<FormItem> = {}): FormItem => ({
	id,
	kind,
	label: { fr: id },
	when: null,
	...more,
});
const choices = ['a', 'b', 'c'].map((id) => ({ id, label: { fr: id } }));
const ITEMS = [
	item('meals', 'count'),
	item('present', 'estimate'),
	item('water', 'yes-no'),
	item('state', 'choice', { choices }),
	item('needs', 'choice', { choices, several: true }),
	item('mot', 'text'),
	item('tents', 'count', { when: { item: 'needs', is: 'b' } }),
	item('taps', 'count', { when: { item: 'water', is: 'some' } }),
];
const TODAY = '2013-05-14';
const site = { openedOn: '2013-03-01' };

function problemOf(said: {
	visitedOn?: string;
	visitedAt?: string | null;
	remark?: string;
	answers?: Record<string, Answer>;
}) {
	const report = { visitedOn: TODAY, visitedAt: null, remark: '', answers: {}, ...said };
	const problem = checkReport(report, { items: ITEMS }, { today: TODAY, site });
	return problem && `${problem.field}: ${problem.reason}`;
}

const estimate = (least: number, most: number): Answer => ({ kind: 'estimate', least, most, method: 'told' });
const chosen = (...ids: string[]): Answer => ({ kind: 'choice', chosen: ids });
const count = (n: number): Answer => ({ kind: 'count', n });
const text = (length: number): Answer => ({ kind: 'text', text: '🏕'.repeat(length) });

describe('BD14 what a report may say', () => {
	test.each<[Record<string, Answer>, string | null]>([
		[{}, null],
		[{ meals: count(0), present: estimate(0, 0), water: { kind: 'yes-no', yes: false } }, null],
		[{ meals: count(9999), present: estimate(60, 80) }, null],
		[{ state: chosen('a'), needs: chosen('a', 'c'), mot: text(500) }, null],
		[{ state: chosen(), needs: chosen() }, null],
		[{ meals: count(10_000) }, 'answers.meals: report-count'],
		[{ meals: count(NaN) }, 'answers.meals: report-count'],
		[{ meals: count(1.5) }, 'answers.meals: report-count'],
		[{ meals: { kind: 'text', text: 'A. B.' } }, 'answers.meals: report-kind'],
		[{ present: estimate(80, 60) }, 'answers.present: report-range'],
		[{ present: estimate(-1, 60) }, 'answers.present: report-range'],
		[{ state: chosen('a', 'b') }, 'answers.state: report-choice'],
		[{ state: chosen('z') }, 'answers.state: report-choice'],
		[{ needs: chosen('a', 'a') }, 'answers.needs: report-choice'],
		[{ mot: text(501) }, 'answers.mot: report-text'],
	])('BD14 %j → %s', (answers, problem) => {
		expect(problemOf({ answers })).toBe(problem);
	});

	test('BD14 what hangs on another answer is only answered after it', () => {
		expect(problemOf({ answers: { needs: chosen('b'), tents: count(3) } })).toBeNull();
		expect(problemOf({ answers: { needs: chosen('a'), tents: count(3) } })).toBe(
			'answers.tents: report-not-asked',
		);
		expect(problemOf({ answers: { tents: count(3) } })).toBe('answers.tents: report-not-asked');
		expect(problemOf({ answers: { water: { kind: 'yes-no', yes: true }, taps: count(1) } })).toBeNull();
		expect(problemOf({ answers: { water: { kind: 'yes-no', yes: false }, taps: count(1) } })).toBe(
			'answers.taps: report-not-asked',
		);
	});

	test('BD16 what another version of the form asked is kept, as long as it is what it says', () => {
		expect(problemOf({ answers: { showers: count(4), autre: { kind: 'text', text: 'x' } } })).toBeNull();
		expect(problemOf({ answers: { showers: count(-4) } })).toBe('answers.showers: report-count');
		// a known indicator means the same on every form
		expect(problemOf({ answers: { showers: estimate(1, 2) } })).toBe('answers.showers: report-kind');
		const many = Object.fromEntries(Array.from({ length: MOST_ANSWERS + 1 }, (_, n) => [`x${n}`, count(1)]));
		expect(problemOf({ answers: many })).toBe('answers: report-answers-many');
	});

	test.each<[string, string | null]>([
		['2013-05-14', null],
		['2013-05-15', null],
		['2013-05-16', 'visitedOn: report-day-ahead'],
		['2013-01-29', null],
		['2013-01-28', 'visitedOn: report-day-early'],
		['2013-02-29', 'visitedOn: report-day'],
		['14/05/2013', 'visitedOn: report-day'],
		['2013-05-14T19:30:00Z', 'visitedOn: report-day'],
	])('BD14 a visit on %s → %s', (visitedOn, problem) => {
		expect(EARLY_DAYS).toBe(31);
		expect(problemOf({ visitedOn })).toBe(problem);
	});

	test.each<[string | null, string | null]>([
		[null, null],
		['00:00', null],
		['23:59', null],
		['24:00', 'visitedAt: report-hour'],
		['7:30', 'visitedAt: report-hour'],
		['٠٧:٣٠', 'visitedAt: report-hour'],
	])('BD14 a visit at %s → %s', (visitedAt, problem) => {
		expect(problemOf({ visitedAt })).toBe(problem);
	});
});
