import { afterEach, describe, expect, test } from 'vitest';
import { plainDay } from '../../ui/gatherings/plain-day.ts';
import { pollOption } from './poll-option.ts';

const before = process.env.TZ;
afterEach(() => {
	if (before === undefined) delete process.env.TZ;
	else process.env.TZ = before;
});

describe('GA27 a date is a day and hours on the wall', () => {
	test.each(['Europe/Paris', 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Los_Angeles'])(
		'GA27 the same for who stands in %s',
		(zone) => {
			process.env.TZ = zone;
			expect(new Date('2013-05-25T12:00:00Z').getTimezoneOffset() === 0).toBe(zone === 'UTC');
			const option = pollOption({ day: '2013-05-25', days: 2, from: '09:00', to: '18:30' });
			expect(option).toEqual({
				id: '2013-05-25-0900-1830-2',
				day: '2013-05-25',
				days: 2,
				from: '09:00',
				to: '18:30',
			});
			expect(plainDay(option!.day, 'fr', 'day')).toBe('samedi 25 mai 2013');
		},
	);

	test.each([
		['2013-02-29', 1, '09:00', '17:00'],
		['25/05/2013', 1, '09:00', '17:00'],
		['2013-05-25', 0, '09:00', '17:00'],
		['2013-05-25', 15, '09:00', '17:00'],
		['2013-05-25', 1.5, '09:00', '17:00'],
		['2013-05-25', 1, '9:00', '17:00'],
		['2013-05-25', 2, '17:00', '09:00'],
		['2013-05-25', 1, '09:00', '09:00'],
		['2013-05-25', 1, '09:00', '24:00'],
	])('GA27 %s for %s days from %s to %s is no date', (day, days, from, to) => {
		expect(pollOption({ day, days, from, to })).toBeNull();
	});
});

test('GA220 a night may be offered', () => {
	const night = { day: '2013-10-12', days: 1, from: '20:00', to: '06:00' };
	expect(pollOption(night)).toEqual({ id: '2013-10-12-2000-0600-1', ...night });
});
