import { expect, test } from 'vitest';
import type { Language } from '../papers/paper.ts';
import { LANGUAGES } from '../papers/paper.ts';
import type { TextNode } from '../text/text-node.ts';
import { MINUTES_LABELS } from './minutes-labels.ts';
import { minutesText } from './minutes-text.ts';
import { isField } from './plan-structure.ts';
import { readDecisions, taskIdOf } from './read-decisions.ts';

const FACTS = {
	from: '2013-05-25',
	associations: [
		{ id: 'salam', name: 'Salam Nord/Pas-de-Calais' },
		{ id: 'norrent', name: 'Terre d’Errance Norrent-Fontes' },
		{ id: 'steenvoorde', name: 'Terre d’Errance Steenvoorde' },
		{ id: 'emmaus', name: 'Emmaüs' },
		{ id: 'emmaus-dk', name: 'Emmaüs Dunkerque' },
		{ id: 'ldh', name: 'LDH Dunkerque' },
	],
};

const paragraph = (text: string): TextNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (text: string): TextNode => ({
	type: 'heading',
	attrs: { level: 2 },
	content: [{ type: 'text', text }],
});
const row = (cells: readonly string[], type = 'tableCell'): TextNode => ({
	type: 'tableRow',
	content: cells.map((text) => ({ type, content: [text === '' ? { type: 'paragraph' } : paragraph(text)] })),
});
const table = (...rows: readonly TextNode[]): TextNode => ({ type: 'table', content: rows });
const HEAD = row(['Décision', 'Comment', 'Qui', 'Pour quand'], 'tableHeader');

function minutes(...rows: readonly (readonly string[])[]): TextNode {
	return {
		type: 'doc',
		content: [
			heading('Ouverture'),
			table(row(['Un autre tableau', 'x', 'Emmaüs', '1er juin'])),
			heading('Relevé de décisions'),
			paragraph('Une ligne par décision.'),
			table(HEAD, ...rows.map((cells) => row(cells))),
			heading('Annexe'),
			table(row(['Pas une décision', '', '', ''])),
		],
	};
}

const read = (...rows: readonly (readonly string[])[]) => readDecisions(minutes(...rows), FACTS);

test('GA200 the lines of the table under its heading are the decisions, no other table and no empty line', () => {
	expect(read(['Écrire au préfet', 'consensus', 'Emmaüs', '12 juin'], ['', '', '', ''])).toEqual([
		{
			line: expect.stringMatching(/^[0-9a-f]{16}$/),
			decision: 'Écrire au préfet',
			how: 'consensus',
			who: 'Emmaüs',
			due: '12 juin',
			association: 'emmaus',
			dueOn: '2013-06-12',
		},
	]);
});

test('GA200 whoever gave the heading other capitals, or took the first row away, is still understood', () => {
	const text = { type: 'doc', content: [heading('RELEVÉ  DE DÉCISIONS :'), table(row(['Écrire']))] };
	expect(readDecisions(text, FACTS)).toMatchObject([
		{ decision: 'Écrire', how: '', who: '', due: '', dueOn: null },
	]);
	expect(readDecisions({ type: 'doc' }, FACTS)).toEqual([]);
});

test.each(LANGUAGES)(
	'GA200 the table that minutes in %s begin with is found, and is empty',
	(language: Language) => {
		const text = minutesText({ header: {}, agenda: ['Accueil'], carried: [] }, language);
		expect(readDecisions(text, FACTS)).toEqual([]);
		const at = text.content!.findLastIndex(({ type }) => type === 'table');
		const filled = text.content!.with(
			at,
			table(...text.content![at]!.content!.slice(0, 1), row(['Écrire', '', '', ''])),
		);
		expect(readDecisions({ type: 'doc', content: filled }, FACTS)).toHaveLength(1);
		expect(MINUTES_LABELS[language].columns).toHaveLength(4);
	},
);

test.each([
	['emmaus', 'emmaus'],
	['Emmaüs Dunkerque', 'emmaus-dk'],
	['A. V. (EMMAÜS Dunkerque)', 'emmaus-dk'],
	['Salam', 'salam'],
	['salam nord / pas de calais', 'salam'],
	['LDH', 'ldh'],
	['C. D., Terre d’Errance Steenvoorde', 'steenvoorde'],
	['Terre d’Errance', null],
	['Emmaüs et Salam', null],
	['Emmaüs et LDH Dunkerque', null],
	['les deux salariés', null],
	['', null],
])('GA202 %j names the association %s', (who, association) => {
	expect(read(['Écrire', '', who, ''])[0]!.association).toBe(association);
});

test('GA203 a line keeps its id when its place, capitals or other columns change, not when it says something else', () => {
	const [first] = read(['Écrire au préfet', '', '', '']);
	const moved = read(['Autre chose', '', '', ''], ['écrire au Préfet', 'vote', 'Salam', '1er juin']);
	expect(moved[1]!.line).toBe(first!.line);
	expect(moved[0]!.line).not.toBe(first!.line);
});

test('GA203 the same words on two lines are two decisions', () => {
	const lines = read(['Écrire', '', 'Salam', ''], ['Écrire', '', 'Emmaüs', '']).map(({ line }) => line);
	expect(new Set(lines).size).toBe(2);
	expect(lines[1]).toBe(`${lines[0]}-2`);
});

test('GA203 the task of a line has one id that a plan may hold', () => {
	const ids = Array.from({ length: 500 }, (_, i) => taskIdOf(`paper:${i}`));
	expect(new Set(ids).size).toBe(500);
	expect(taskIdOf('paper:1')).toBe(ids[1]);
	for (const id of ids) expect(isField(`${id}.here`, true)).toBe(true);
});
