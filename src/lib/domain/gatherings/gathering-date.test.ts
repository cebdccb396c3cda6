import { describe, expect, test } from 'vitest';
import {
	daysOf,
	endsAt,
	halvesOf,
	isNight,
	lastDay,
	overlap,
	parisInstant,
	readGatheringDate,
	readHalf,
	startsAt,
} from './gathering-date.ts';

const date = (known = {}) => ({ day: '2013-05-25', days: 1, from: '09:00', to: '18:30', ...known });

describe('GA16 a date', () => {
	test('GA16 is kept as days and hours on the wall, and nothing else of what was sent', () => {
		const sent = { ...date(), zone: 'America/New_York' };
		expect(readGatheringDate(sent)).toEqual(date());
	});

	test.each([
		{ day: '2013-02-29' },
		{ day: '25/05/2013' },
		{ day: '' },
		{ day: '0013-05-25' },
		{ days: 0 },
		{ days: 15 },
		{ days: 1.5 },
		{ days: Number.NaN },
		{ from: '18:30' },
		{ from: '19:00', days: 2 },
		{ from: '9:00' },
		{ to: '24:00' },
		{ to: '18:60' },
		{ to: '' },
	])(
		'GA16 of no such day or hour, that does not end after it begins or lasts too long is none: %j',
		(wrong) => {
			expect(readGatheringDate(date(wrong))).toBeNull();
		},
	);

	test('GA16 lasts from its first to its last day, over the end of a month and a change of hour', () => {
		expect(daysOf({ day: '2013-03-30', days: 3 })).toEqual(['2013-03-30', '2013-03-31', '2013-04-01']);
		expect(lastDay(date({ day: '2013-12-31', days: 2 }))).toBe('2014-01-01');
		expect(lastDay(date({ day: '2016-02-28', days: 2 }))).toBe('2016-02-29');
	});

	test('GA16 «25 mai 2013, 9 h» is 7 h in UTC, a winter morning 8 h', () => {
		expect([startsAt(date()), endsAt(date())]).toEqual([
			'2013-05-25T07:00:00.000Z',
			'2013-05-25T16:30:00.000Z',
		]);
		expect(startsAt(date({ day: '2013-01-25' }))).toBe('2013-01-25T08:00:00.000Z');
	});

	test('GA16 over the change of March it begins in winter and ends in summer', () => {
		const over = date({ day: '2013-03-30', days: 2 });
		expect([startsAt(over), endsAt(over)]).toEqual(['2013-03-30T08:00:00.000Z', '2013-03-31T16:30:00.000Z']);
	});

	test('GA16 the hour that comes twice is its first coming; one that is skipped is as late as if it were not', () => {
		expect(parisInstant('2013-10-27', '02:30')).toBe('2013-10-27T00:30:00.000Z');
		expect(parisInstant('2013-03-31', '02:30')).toBe('2013-03-31T01:30:00.000Z');
		expect(parisInstant('2013-03-31', '03:00')).toBe('2013-03-31T01:00:00.000Z');
	});
});

describe('GA17 two gatherings overlap', () => {
	test.each([
		[{}, {}, true],
		[{}, { from: '18:30', to: '20:00' }, false],
		[{}, { from: '18:29', to: '20:00' }, true],
		[{}, { from: '10:00', to: '11:00' }, true],
		[{ days: 3 }, { day: '2013-05-27' }, true],
		[{ days: 3 }, { day: '2013-05-28' }, false],
		[{ days: 3, to: '12:00' }, { day: '2013-05-26', from: '14:00' }, false],
	])('GA17 %j and %j: %s', (one, other, answer) => {
		expect(overlap(date(one), date(other))).toBe(answer);
		expect(overlap(date(other), date(one))).toBe(answer);
	});
});

test('GA16 a half-day’s number says its day and its part', () => {
	expect(halvesOf(date({ days: 2 }))).toEqual([0, 1, 2, 3]);
	expect(halvesOf(date({ days: 2, to: '12:00' }))).toEqual([0, 2]);
	expect(halvesOf(date({ from: '18:00', to: '20:00' }))).toEqual([1]);
	expect([0, 1, 4, 5].map(readHalf)).toEqual([
		{ day: 0, part: 'morning' },
		{ day: 0, part: 'afternoon' },
		{ day: 2, part: 'morning' },
		{ day: 2, part: 'afternoon' },
	]);
});

describe('GA220 a night', () => {
	const night = (known = {}) => date({ day: '2013-10-12', from: '20:00', to: '06:00', ...known });

	test('GA220 is one day whose end is an hour of the next morning; several days have none', () => {
		expect(readGatheringDate(night())).toEqual(night());
		expect([isNight(night()), isNight(date())]).toEqual([true, false]);
		expect(readGatheringDate(night({ days: 2 }))).toBeNull();
		expect(readGatheringDate(night({ to: '20:00' }))).toBeNull();
	});

	test('GA220 ends on the next day, by the clock on the wall over both changes of hour', () => {
		expect(lastDay(night())).toBe('2013-10-13');
		expect(daysOf(night())).toEqual(['2013-10-12']);
		const ends = ['2013-10-12', '2013-10-26', '2013-03-30', '2013-12-31'].map((day) =>
			endsAt(night({ day })),
		);
		expect(ends).toEqual([
			'2013-10-13T04:00:00.000Z',
			'2013-10-27T05:00:00.000Z',
			'2013-03-31T04:00:00.000Z',
			'2014-01-01T05:00:00.000Z',
		]);
	});

	test.each([
		[{ day: '2013-10-12', from: '05:00', to: '19:00' }, false],
		[{ day: '2013-10-12', from: '19:00', to: '20:00' }, false],
		[{ day: '2013-10-12', from: '19:00', to: '20:01' }, true],
		[{ day: '2013-10-13', from: '05:00', to: '07:00' }, true],
		[{ day: '2013-10-13', from: '06:00', to: '07:00' }, false],
		[{ day: '2013-10-10', days: 4, from: '05:30', to: '12:00' }, true],
		[{ day: '2013-10-10', days: 4, from: '09:00', to: '18:00' }, false],
		[{ day: '2013-10-11', from: '20:00', to: '06:00' }, false],
		[{ day: '2013-10-12', from: '23:00', to: '01:00' }, true],
	])('GA220 meets what takes place that evening or the next morning: %j %s', (other, answer) => {
		expect(overlap(night(), date(other))).toBe(answer);
		expect(overlap(date(other), night())).toBe(answer);
	});

	test('GA220 its evening and the rest of the night are one half-day', () => {
		expect(halvesOf(night())).toEqual([1]);
		expect(halvesOf(night({ from: '10:00', to: '02:00' }))).toEqual([0, 1]);
		expect(halvesOf(night({ from: '23:00', to: '22:00' }))).toEqual([1]);
	});
});
