import { expect, test } from 'vitest';
import { isMonth, isOver, lastDayOf, monthsBetween, monthsOf } from './months.ts';

test.each([
	['2013-02', '2013-02-28'],
	['2012-02', '2012-02-29'],
	['2013-12', '2013-12-31'],
])('BD205 %s ends on %s', (month, last) => {
	expect(lastDayOf(month)).toBe(last);
});

test('BD205 a month is over from the day after its last', () => {
	expect(isOver('2013-05', '2013-05-31')).toBe(false);
	expect(isOver('2013-05', '2013-06-01')).toBe(true);
	expect(isOver('2013-12', '2014-01-01')).toBe(true);
});

test('BD205 what is no month of the calendar is none', () => {
	expect(monthsOf('2013').filter(isMonth)).toHaveLength(12);
	expect(['2013-13', '2013-00', '2013-1', '2013', '2013-05-01', '']).not.toContainEqual(
		expect.toSatisfy(isMonth),
	);
});

test('BD205 the months between two are counted over the turn of a year', () => {
	expect(monthsBetween('2013-11', '2014-02')).toEqual(['2013-11', '2013-12', '2014-01', '2014-02']);
	expect(monthsBetween('2013-05', '2013-05')).toEqual(['2013-05']);
	expect(monthsBetween('2013-06', '2013-05')).toEqual([]);
});
