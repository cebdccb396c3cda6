import { expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { FiguresView } from '#lib/protocol/views/attendance.ts';
import { figuresCsv } from './figures-csv.ts';

const sums = { people: 3, associations: 2, received: 1 };
const view = (title: string): FiguresView => ({
	year: 2013,
	all: { gatherings: 1, ...sums },
	kinds: [{ kind: 'forum', gatherings: 1, ...sums }],
	groups: [{ group: null, kind: 'forum', gatherings: 1, ...sums }],
	series: [],
	gatherings: [{ id: 'g1', kind: 'forum', group: null, title, day: '2013-05-25', ...sums }],
	unlisted: 0,
	groupNames: {},
});

test('GA116 the figures are rows of a spreadsheet', () => {
	overwriteGetLocale(() => 'fr');
	expect(figuresCsv(view('2e forum')).split('\r\n')).toEqual([
		'\ufeffJour;Groupe;Sorte;Titre;Rencontres;Présences;Associations;Personnes reçues',
		'2013-05-25;Le réseau;Forum;2e forum;1;3;2;1',
		';Le réseau;Forum;;1;3;2;1',
		';;Forum;;1;3;2;1',
		';;;En tout;1;3;2;1',
		'',
	]);
});

test.each([
	['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
	['+33 6', `'+33 6`],
	['-1', `'-1`],
	['@SUM(A1)', `'@SUM(A1)`],
	['un; deux', '"un; deux"'],
	['le « bilan »', 'le « bilan »'],
])('GA116 a title %j is text in it', (title, expected) => {
	expect(figuresCsv(view(title)).split('\r\n')[1]).toBe(`2013-05-25;Le réseau;Forum;${expected};1;3;2;1`);
});
