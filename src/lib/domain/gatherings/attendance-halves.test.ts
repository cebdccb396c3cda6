import { expect, test } from 'vitest';
import { halfAt, halvesOf } from './attendance-halves.ts';

const date = (from: string, to: string, days = 1) => ({ day: '2013-05-25', days, from, to });
const numbers = (from: string, to: string, days?: number) =>
	halvesOf(date(from, to, days)).map(({ number }) => number);

test.each([
	['09:00', '17:30', [0, 1]],
	['09:00', '12:30', [0]],
	['10:00', '13:00', [0]],
	['12:30', '13:00', [1]],
	['14:00', '17:00', [1]],
	['18:00', '23:00', [1]],
])('GA113 from %s to %s: half-days %j', (from, to, expected) => {
	expect(numbers(from, to)).toEqual(expected);
});

test('GA113 several days have their half-days each, on the days of the calendar', () => {
	expect(numbers('14:00', '18:00', 3)).toEqual([1, 3, 5]);
	expect(halvesOf({ ...date('09:00', '17:00', 2), day: '2013-03-31' })).toEqual([
		{ number: 0, day: '2013-03-31', part: 'morning' },
		{ number: 1, day: '2013-03-31', part: 'afternoon' },
		{ number: 2, day: '2013-04-01', part: 'morning' },
		{ number: 3, day: '2013-04-01', part: 'afternoon' },
	]);
});

test.each([
	['2013-05-20', '10:00', 0],
	['2013-05-25', '08:00', 0],
	['2013-05-25', '12:59', 0],
	['2013-05-25', '13:00', 1],
	['2013-05-25', '22:00', 1],
	['2013-05-26', '09:00', 2],
	['2013-06-01', '09:00', 3],
])('GA113 on %s at %s half-day %i is offered first', (day, time, expected) => {
	expect(halfAt(halvesOf(date('09:00', '17:00', 2)), { date: day, time })?.number).toBe(expected);
});

test('GA113 a gathering without a day has none', () => {
	expect(halfAt([], { date: '2013-05-25', time: '10:00' })).toBeUndefined();
});

test('GA220 a night is one half-day, that of its evening, also when morning comes', () => {
	const night = halvesOf({ day: '2013-10-12', days: 1, from: '20:00', to: '06:00' });
	expect(night).toEqual([{ number: 1, day: '2013-10-12', part: 'afternoon' }]);
	expect(halfAt(night, { date: '2013-10-13', time: '05:00' })?.number).toBe(1);
});
