import { expect, test } from 'vitest';
import type { ReportLine } from '../board-state.ts';
import type { Answers } from '../form.ts';
import { exportTable } from './export-table.ts';

const report = (id: string, answers: Answers, known: Partial<ReportLine> = {}): ReportLine => ({
	id,
	stream: 'network',
	seq: 1,
	site: 'grande-synthe',
	form: 1,
	association: 'salam',
	visitedOn: '2013-05-14',
	visitedAt: null,
	receivedAt: '2013-05-14T12:00:00.000Z',
	answers,
	words: false,
	round: null,
	late: false,
	imported: false,
	revisions: [],
	variants: [],
	disputed: false,
	...known,
});
const meals = (n: number): Answers => ({ meals: { kind: 'count', n } });
const firstCells = (answers: Answers, how: 'treated' | 'raw') =>
	exportTable([report('a', answers)], how).rows[0]!.cells;

test.each([
	[0, { kind: 'number', n: 0 }],
	[1, { kind: 'few' }],
	[10, { kind: 'few' }],
	[11, { kind: 'number', n: 10 }],
	[12, { kind: 'number', n: 10 }],
	[13, { kind: 'number', n: 15 }],
])('BD210 an export that nobody asked to be raw says %i people as %j (protection 18)', (n, cell) => {
	expect(firstCells(meals(n), 'treated')).toEqual([cell]);
	expect(firstCells(meals(n), 'raw')).toEqual([{ kind: 'number', n }]);
});

test('BD210 what is not about people is exact; what a form of one site asks by itself counts as about people', () => {
	const answers: Answers = { kilometres: { kind: 'count', n: 7 }, 'own-item': { kind: 'count', n: 7 } };
	expect(firstCells(answers, 'treated')).toEqual([{ kind: 'number', n: 7 }, { kind: 'few' }]);
});

test('BD211 an estimate stays a range with its method; what was not answered is empty and never zero', () => {
	const table = exportTable(
		[
			report('b', meals(74), { visitedOn: '2013-05-15' }),
			report('a', { present: { kind: 'estimate', least: 60, most: 82, method: 'counted' } }),
		],
		'treated',
	);
	expect(table.columns).toEqual([
		{ item: 'meals', part: 'value' },
		{ item: 'present', part: 'least' },
		{ item: 'present', part: 'most' },
		{ item: 'present', part: 'method' },
	]);
	expect(table.rows.map(({ report: { id }, cells }) => [id, cells])).toEqual([
		['a', [null, { kind: 'number', n: 60 }, { kind: 'number', n: 80 }, { kind: 'words', ids: ['counted'] }]],
		['b', [{ kind: 'number', n: 75 }, null, null, null]],
	]);
});

test('BD212 no text is in any export, raw or not', () => {
	const answers: Answers = { ...meals(20), note: { kind: 'text', text: 'chez Mme X' } };
	for (const how of ['treated', 'raw'] as const) {
		const table = exportTable([report('a', answers)], how);
		expect(JSON.stringify(table)).not.toContain('Mme X');
		expect(table.columns).toHaveLength(1);
	}
});
