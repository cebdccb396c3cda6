import { expect, test } from 'vitest';
import { readDueDay } from './minutes-due-day.ts';

const FORUM = '2013-05-25';

test.each([
	['12 juin', '2013-06-12'],
	['le 12 juin', '2013-06-12'],
	['mercredi 12 juin à 14 h', '2013-06-12'],
	['1er juillet', '2013-07-01'],
	['1ᵉʳ juillet 2014', '2014-07-01'],
	['3 févr. 2014', '2014-02-03'],
	['15 AOUT', '2013-08-15'],
	['12/06/2013', '2013-06-12'],
	['12/06/13', '2013-06-12'],
	['12/6', '2013-06-12'],
	['12.06.2013', '2013-06-12'],
	['2013-06-12', '2013-06-12'],
	['avant le 3 du mois, plutôt le 12 juin', '2013-06-12'],
	['12th of July, 12 July 2013', '2013-07-12'],
	['12 tháng 6', '2013-06-12'],
	['12 tháng 6 năm 2014', '2014-06-12'],
	['١٢ يونيو', '2013-06-12'],
	['12 جوان 2013', '2013-06-12'],
	['3 كانون الأول', '2013-12-03'],
])('GA201 %j is the day %s', (written, day) => {
	expect(readDueDay(written, FORUM)).toBe(day);
});

test('GA201 without a year it is the first such day from the gathering on', () => {
	expect(readDueDay('12 janvier', '2013-12-10')).toBe('2014-01-12');
	expect(readDueDay('25 mai', FORUM)).toBe(FORUM);
	expect(readDueDay('24 mai', FORUM)).toBe('2014-05-24');
	expect(readDueDay('29 février', FORUM)).toBe('2016-02-29');
});

test('GA201 a year that was written stands, though it is past', () => {
	expect(readDueDay('12/06/2012', FORUM)).toBe('2012-06-12');
});

test.each([
	'',
	'rapidement',
	'au prochain forum',
	'31 juin',
	'12/13',
	'2013-02-30',
	'2 maisons',
	'3 jui',
	'14 h 30',
])('GA201 in %j nobody reads a day', (written) => {
	expect(readDueDay(written, FORUM)).toBe(null);
});
