import { expect, test } from 'vitest';
import { byDay, byMonth, isAhead, yearOf } from './calendar-year.ts';

const on = (
	day: string | null,
	known: { id?: string; days?: number; from?: string; createdAt?: string } = {},
) => {
	const { id = day ?? 'none', days = 1, from = '09:00', createdAt = '2013-02-01T10:00:00.000Z' } = known;
	return { id, date: day === null ? null : { day, days, from, to: '18:00' }, createdAt };
};
const ids = (gatherings: readonly { id: string }[]) => gatherings.map(({ id }) => id);

test('GA14 a gathering is of the year of its first day, or of the one it was begun in, in Paris', () => {
	expect(yearOf(on('2013-12-31', { days: 2 }))).toBe(2013);
	expect(yearOf(on(null, { createdAt: '2013-12-31T22:59:59.999Z' }))).toBe(2013);
	expect(yearOf(on(null, { createdAt: '2013-12-31T23:00:00.000Z' }))).toBe(2014);
});

test('GA14 by day and hour; those without a day last, the first begun first', () => {
	const all = [
		on(null, { id: 'later', createdAt: '2013-03-01T00:00:00.000Z' }),
		on('2013-05-25', { id: 'evening', from: '19:00' }),
		on(null, { id: 'sooner', createdAt: '2013-01-01T00:00:00.000Z' }),
		on('2013-05-25', { id: 'morning' }),
		on('2012-12-01', { id: 'before' }),
	];
	expect(ids(all.toSorted(byDay))).toEqual(['before', 'morning', 'evening', 'sooner', 'later']);
});

test('UI90 it is ahead until its last day is over, and as long as it has none', () => {
	const forum = on('2013-05-25', { days: 2 });
	expect(['2013-05-24', '2013-05-26', '2013-05-27'].map((today) => isAhead(forum, today))).toEqual([
		true,
		true,
		false,
	]);
	expect(isAhead(on(null), '2013-05-27')).toBe(true);
});

test('UI90 a year is shown by month, without the months in which nothing is', () => {
	const year = byMonth([on('2013-05-25'), on('2013-01-09'), on(null), on('2013-05-02')]);
	expect(year.map(({ month, gatherings }) => [month, ids(gatherings)])).toEqual([
		[1, ['2013-01-09']],
		[5, ['2013-05-02', '2013-05-25']],
	]);
});
