import { expect, test } from 'vitest';
import { daysLater } from '../time/paris-time.ts';
import {
	daysOfWeek,
	isPlannable,
	mondayOf,
	mondayOfDocument,
	mondayOfWeek,
	weekdayOf,
	weekOf,
} from './round-week.ts';
import { roundsDocument } from './round.ts';

test.each([
	['2013-05-16', '2013-W20', '2013-05-13'],
	['2013-05-13', '2013-W20', '2013-05-13'],
	['2013-05-19', '2013-W20', '2013-05-13'],
	// the week belongs to the year of its Thursday
	['2013-12-31', '2014-W01', '2013-12-30'],
	['2016-01-03', '2015-W53', '2015-12-28'],
	['2012-01-01', '2011-W52', '2011-12-26'],
])('BD130 %s is in %s, which begins on %s', (day, week, monday) => {
	expect([weekOf(day), mondayOf(day), mondayOfWeek(week)]).toEqual([week, monday, monday]);
	expect(mondayOfDocument(roundsDocument(day))).toBe(monday);
});

test('BD130 each day of thirty years is in one week, and that week holds it', () => {
	const wrong: string[] = [];
	for (let day = '2010-01-01'; day < '2040-01-01'; day = daysLater(day, 1)) {
		const monday = mondayOfDocument(roundsDocument(day));
		if (monday === null || daysOfWeek(monday)[weekdayOf(day) - 1] !== day) wrong.push(day);
	}
	expect(wrong).toEqual([]);
});

test.each([
	...['rounds-2013-w00', 'rounds-2013-w53', 'rounds-2013-w54', 'rounds-1999-w10', 'rounds-2100-w10'],
	...['rounds-2013-w2', 'rounds-2013-W20', 'rounds-2013-w20-x', 'xrounds-2013-w20', 'rounds-', ''],
])('BD130 %j names no document of rounds', (name) => {
	expect(mondayOfDocument(name)).toBeNull();
});

test.each([
	['2013-04-08', false],
	['2013-04-15', true],
	['2013-05-13', true],
	['2013-11-11', true],
	['2013-11-18', false],
])('BD131 on 14 May 2013 the week of %s may be planned: %s', (monday, plannable) => {
	expect(isPlannable(monday, '2013-05-14')).toBe(plannable);
});
