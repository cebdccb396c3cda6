import { expect, test } from 'vitest';
import { formatDate, type DateLocale } from './format-date.ts';

const afternoon = '2026-03-03T13:30:00.000Z';

test.each<[DateLocale, string]>([
	['fr', 'mardi 3 mars 2026 à 14\u00a0h\u00a030'],
	['en', 'Tuesday 3 March 2026 at 14:30'],
	['ar', 'الثلاثاء، 3 مارس 2026، الساعة 14:30'],
	['vi', 'Thứ Ba, 3 tháng 3, 2026, lúc 14:30'],
])('UI1 an instant is said in the page’s language, in Paris time: %s', (locale, said) => {
	expect(formatDate(afternoon, locale, 'instant')).toBe(said);
});

test.each([
	['2026-03-31T22:00:00.000Z', 'mercredi 1er avril 2026'],
	['2026-04-20T22:00:00.000Z', 'mardi 21 avril 2026'],
	['2026-11-11T11:00:00.000Z', 'mercredi 11 novembre 2026'],
])('UI2 in French only the first of the month is an ordinal: %s', (at, said) => {
	expect(formatDate(at, 'fr', 'day')).toBe(said);
});

test('UI2 the short form of a first of the month', () => {
	expect(formatDate('2026-06-01T10:00:00.000Z', 'fr', 'short')).toBe('1er juin');
	expect(formatDate('2026-06-01T10:00:00.000Z', 'fr', 'date')).toBe('1er juin 2026');
	expect(formatDate('2026-06-01T10:00:00.000Z', 'en', 'short')).toBe('1 June');
});

test.each([
	['2026-07-01T07:00:00.000Z', '9\u00a0h'],
	['2026-07-01T22:05:00.000Z', '0\u00a0h\u00a005'],
	['2026-12-31T22:59:59.999Z', '23\u00a0h\u00a059'],
])('UI3 French hours have no leading zero and no idle minutes: %s', (at, said) => {
	expect(formatDate(at, 'fr', 'time')).toBe(said);
});
