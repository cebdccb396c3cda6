import { expect, test } from 'vitest';
import { dayName, visitAge, visitMoment } from './visit-age.ts';

const now = Date.parse('2013-05-14T10:20:00.000Z'); // 12 h 20 in Paris
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const age = (visitedOn: string, visitedAt: string | null) =>
	plain(visitAge({ visitedOn, visitedAt }, now, 'fr'));

test('BD91 a visit is so and so long ago on the wall, in minutes, hours and days', () => {
	expect(age('2013-05-14', '12:20')).toBe('maintenant');
	expect(age('2013-05-14', '11:40')).toMatch(/^il y a 40 min/);
	expect(age('2013-05-14', '09:05')).toMatch(/^il y a 3 h/);
	expect(age('2013-05-13', '23:50')).toBe('hier');
	expect(age('2013-05-11', '10:00')).toMatch(/^il y a 3 j/);
	expect(age('2013-01-14', '10:00')).toBe('14 janvier');
	expect(age('2011-01-14', null)).toBe('14 janvier 2011');
});

test('BD91 nobody said the hour: no minutes; a clock that was ahead: today', () => {
	expect(age('2013-05-14', null)).toBe('aujourd’hui');
	expect(age('2013-05-13', null)).toBe('hier');
	expect(age('2013-05-14', '12:45')).toBe('aujourd’hui');
	expect(age('2013-05-15', '09:00')).toBe('15 mai');
});

test('BD91 a moment names its day unless it is today, in Arabic with Western digits', () => {
	const moment = { visitedOn: '2013-05-13', visitedAt: '19:20' };
	expect(plain(visitMoment(moment, '2013-05-14', 'fr'))).toBe('hier, 19 h 20');
	expect(plain(visitMoment(moment, '2013-05-13', 'fr'))).toBe('19 h 20');
	expect(visitMoment(moment, '2013-05-20', 'ar')).toMatch(/13.*19:20/);
	expect(dayName('2013-05-15', '2013-05-14', 'fr')).toBe('demain');
	expect(dayName('2012-05-13', '2013-05-13', 'fr')).toBe('13 mai 2012');
});
