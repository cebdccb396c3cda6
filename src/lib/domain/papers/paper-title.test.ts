import { expect, test } from 'vitest';
import { readPaperTitle } from './paper-title.ts';

test.each([
	'Accord\u202etnemengis',
	'\u202bعنوان\u202c',
	'a\u0000b',
	'a\nb',
	'a\u2028b',
	'\uFFFC',
	'   ',
	'a'.repeat(201),
])('HT68 %j is no title: it would show something else than what is signed, or nothing', (typed) => {
	expect(readPaperTitle(typed)).toBeNull();
});

test('HT68 right-to-left titles, with their marks and joiners, are titles', () => {
	for (const title of [
		'بيان مشترك: الوصول إلى الماء',
		'می‌خواهم\u200f (PSM)',
		'Lettre \u2068نداء\u2069 2013',
		'<b>&amp;',
	])
		expect(readPaperTitle(` ${title} `)).toBe(title.normalize('NFC'));
});
