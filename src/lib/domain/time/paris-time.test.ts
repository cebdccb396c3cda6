import { describe, expect, test } from 'vitest';
import { daysLater, parisDeadline, parisWallClock } from './paris-time.ts';

describe('UI40 a deadline typed in Paris time is kept as the last instant of its minute in UTC', () => {
	test('UI40 winter: one hour ahead of UTC', () => {
		expect(parisDeadline('2026-01-31', '23:59')).toBe('2026-01-31T22:59:59.999Z');
	});

	test('UI40 summer: two hours ahead of UTC', () => {
		expect(parisDeadline('2013-05-31', '23:59')).toBe('2013-05-31T21:59:59.999Z');
	});

	test('UI40 just after midnight it is still the day before in UTC', () => {
		expect(parisDeadline('2026-07-01', '00:30')).toBe('2026-06-30T22:30:59.999Z');
	});

	test('UI40 the two sides of the change of March', () => {
		expect(parisDeadline('2026-03-29', '01:59')).toBe('2026-03-29T00:59:59.999Z');
		expect(parisDeadline('2026-03-29', '03:00')).toBe('2026-03-29T01:00:59.999Z');
	});

	test('UI40 an hour that the change of March skips is no deadline', () => {
		expect(parisDeadline('2026-03-29', '02:00')).toBeNull();
		expect(parisDeadline('2026-03-29', '02:59')).toBeNull();
	});

	test('UI40 the hour that comes twice in October is its second coming', () => {
		expect(parisDeadline('2026-10-25', '02:30')).toBe('2026-10-25T01:30:59.999Z');
		expect(parisDeadline('2026-10-25', '01:59')).toBe('2026-10-24T23:59:59.999Z');
		expect(parisDeadline('2026-10-25', '03:00')).toBe('2026-10-25T02:00:59.999Z');
	});

	test.each([
		['2026-02-30', '12:00'],
		['2026-13-01', '12:00'],
		['2026-01-31', '24:00'],
		['2026-01-31', '12:60'],
		['31/01/2026', '12:00'],
		['2026-01-31', '9:00'],
		['2026-01-31', ''],
		['', '12:00'],
	])('UI40 %s %s is no deadline', (date, time) => {
		expect(parisDeadline(date, time)).toBeNull();
	});
});

describe('UI41 the wall clock of Paris', () => {
	test.each([
		['2013-05-31T21:59:59.999Z', '2013-05-31', '23:59'],
		['2025-12-31T23:30:00.000Z', '2026-01-01', '00:30'],
		['2026-10-25T00:30:00.000Z', '2026-10-25', '02:30'],
		['2026-10-25T01:30:00.000Z', '2026-10-25', '02:30'],
	])('UI41 at %s it shows %s, %s', (instant, date, time) => {
		expect(parisWallClock(instant)).toEqual({ date, time });
	});

	test('UI41 every hour of two years is read back as itself, or as its second coming', () => {
		const hour = 3_600_000;
		for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += hour) {
			const { date, time } = parisWallClock(at);
			const back = Date.parse(parisDeadline(date, time) ?? '') - 59_999;
			expect([at, at + hour]).toContain(back);
		}
	});

	test('UI41 days later crosses months, years and changes of hour', () => {
		expect(daysLater('2026-03-28', 2)).toBe('2026-03-30');
		expect(daysLater('2026-12-25', 30)).toBe('2027-01-24');
	});
});
