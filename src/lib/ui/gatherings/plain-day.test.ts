import { expect, test } from 'vitest';
import { dayInMonth, monthName, plainDay } from './plain-day.ts';

test('UI90 a day on the wall is said as it is written, whatever the zone of its reader', () => {
	expect(plainDay('2013-05-25', 'fr', 'day')).toBe('samedi 25 mai 2013');
	expect(plainDay('2013-01-01', 'fr', 'day')).toBe('mardi 1er janvier 2013');
	expect(plainDay('2013-12-31', 'en', 'date')).toBe('31 December 2013');
});

test('UI90 under its month a day is said without it', () => {
	expect(dayInMonth({ day: '2013-05-25', days: 1 }, 'fr')).toBe('samedi 25');
	expect(dayInMonth({ day: '2013-06-01', days: 2 }, 'fr')).toBe('samedi 1er – dimanche 2');
	expect([monthName(5, 'fr'), monthName(8, 'en')]).toEqual(['mai', 'August']);
});
