import { describe, expect, test } from 'vitest';
import { readHeader, readLine, type KnownNames } from './old-form.ts';

const known: KnownNames = {
	sites: [
		{ id: 'grande-synthe', name: 'Grande-Synthe', openedOn: '2013-01-07', endedOn: null },
		{ id: 'teteghem', name: 'Tétéghem', openedOn: '2013-01-07', endedOn: '2013-11-18' },
	],
	associations: [{ id: 'salam-nord-pas-de-calais', name: 'Salam Nord/Pas-de-Calais' }],
	today: '2014-01-10',
	locked: ['2013-02'],
};
const HEADER = [
	'Horodateur',
	'Camp',
	'Association',
	'Nombre de repas distribués',
	'Estimation du nombre de migrants',
	'Accompagnements à la PASS',
	'Remarques',
];
const columns = readHeader(HEADER)!;
const line = (...cells: string[]) => readLine(cells, columns, 2, known);
const reasonsOf = (...cells: string[]) => {
	const read = line(...cells);
	return read.kind === 'refused' ? read.reasons : [];
};

test('BD221 a line of the old form becomes a report: day and hour as written, counts as counts, the estimate as a range', () => {
	expect(
		line(
			'14/05/2013 12:22:07',
			'grande synthe',
			'SALAM Nord / Pas de Calais',
			'74',
			'60 à 80',
			'3',
			'M. X a dit',
		),
	).toEqual({
		kind: 'report',
		line: 2,
		report: {
			site: 'grande-synthe',
			association: 'salam-nord-pas-de-calais',
			visitedOn: '2013-05-14',
			visitedAt: '12:22',
			answers: {
				meals: { kind: 'count', n: 74 },
				present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' },
				pass: { kind: 'count', n: 3 },
			},
		},
	});
});

test('BD222 remarks of the old form are not taken over: nothing of that column reaches a report', () => {
	const read = line('14/05/2013', 'Tétéghem', 'salam-nord-pas-de-calais', '40', '', '', '06 12 34 56 78');
	expect(JSON.stringify(read)).not.toContain('06 12');
	expect(read.kind).toBe('report');
});

test('BD223 what is empty is not answered, and never zero', () => {
	const read = line('14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '0', '', '');
	expect(read).toMatchObject({ report: { answers: { meals: { n: 0 } } } });
	expect(read.kind === 'report' && Object.keys(read.report.answers)).toEqual(['meals']);
});

describe('BD224 a line that cannot be read is refused with every reason, and nothing of it is guessed', () => {
	test.each([
		[['31/02/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '1'], ['day-unreadable']],
		[['05-14-2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '1'], ['day-unreadable']],
		[['11/01/2014', 'Grande-Synthe', 'Salam Nord/Pas-de-Calais', '1'], ['day-ahead']],
		[['06/01/2013', 'Grande-Synthe', 'Salam Nord/Pas-de-Calais', '1'], ['day-before-site']],
		[['19/11/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '1'], ['day-after-site']],
		[['03/02/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '1'], ['month-locked']],
		[['14/05/2013', 'Calais', 'Salam Nord/Pas-de-Calais', '1'], ['site-unknown']],
		[['14/05/2013', 'Tétéghem', 'Salam', '1'], ['association-unknown']],
		[['14/05/2013', 'Tétéghem', '', '1'], ['association-unknown']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', 'beaucoup'], ['meals-unreadable']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '12345'], ['meals-unreadable']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '-3'], ['meals-unreadable']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '', '80-60'], ['present-unreadable']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '', '60-70-80'], ['present-unreadable']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '', '', '1,5'], ['pass-unreadable']],
		[['14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '', '', ''], ['nothing-counted']],
		[
			['hier', 'ici', 'nous', 'x'],
			['site-unknown', 'association-unknown', 'day-unreadable', 'meals-unreadable'],
		],
	])('%j: %j', (cells, reasons) => {
		expect(reasonsOf(...cells)).toEqual(reasons);
	});
});

test.each([
	['70', 70, 70],
	['~70', 70, 70],
	['environ 70', 70, 70],
	['entre 60 et 80', 60, 80],
	['60-80 personnes', 60, 80],
	['60 à 80', 60, 80],
	['70-70', 70, 70],
])('BD225 an estimate written « %s » is read as %i to %i', (text, least, most) => {
	expect(line('14/05/2013', 'Tétéghem', 'Salam Nord/Pas-de-Calais', '', text)).toMatchObject({
		report: { answers: { present: { least, most } } },
	});
});

test('BD226 a file is recognised by its columns, in any order; without day, camp and association it is none', () => {
	expect(readHeader(['ASSOCIATION', 'Date du passage', 'Lieu', 'repas'])).toEqual({
		day: 1,
		site: 2,
		association: 0,
		meals: 3,
	});
	expect(readHeader(['Date', 'Camp'])).toBeNull();
	expect(readHeader(['Date', 'Camp', 'Association', 'Repas', 'Repas du soir'])).toBeNull();
});

test.each([
	['today', '10/01/2014', 'Grande-Synthe', '2014-01-10'],
	['the day on which the site opened', '07/01/2013', 'Tétéghem', '2013-01-07'],
	['the day on which it ended', '18/11/2013', 'Tétéghem', '2013-11-18'],
])('BD224 a visit of %s is read', (_, day, site, visitedOn) => {
	expect(line(day, site, 'Salam Nord/Pas-de-Calais', '1')).toMatchObject({ report: { visitedOn } });
});

test('BD224 a name that two sites have, or that is none, is not guessed', () => {
	const twice = { ...known, sites: [...known.sites, { ...known.sites[0]!, id: 'second' }] };
	const sign = { ...known, associations: [{ id: '–', name: '«»' }] };
	const cells = (association: string) => ['14/05/2013', 'Grande-Synthe', association, '1'];
	expect(readLine(cells('Salam Nord/Pas-de-Calais'), columns, 2, twice)).toMatchObject({
		reasons: ['site-unknown'],
	});
	expect(readLine(cells('!'), columns, 2, sign)).toMatchObject({ reasons: ['association-unknown'] });
});

test.each(['24:10', '25:00', '12:60', '12:75'])(
	'BD224 an hour that there is not, %s, is not taken',
	(hour) => {
		const read = line(`14/05/2013 ${hour}`, 'Tétéghem', 'Salam Nord/Pas-de-Calais', '1');
		expect(read).toMatchObject({ report: { visitedOn: '2013-05-14', visitedAt: null } });
	},
);
