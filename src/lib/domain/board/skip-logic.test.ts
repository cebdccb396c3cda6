import { describe, expect, test } from 'vitest';
import type { Answers, Condition, FormItem, ItemKind } from './form.ts';
import { answersAsked, askedItems } from './skip-logic.ts';

const item = (id: string, kind: ItemKind, when: Condition | null = null): FormItem => ({
	id,
	kind,
	label: {},
	when,
});
const asked = (items: readonly FormItem[], answers: Answers) =>
	askedItems(items, answers).map(({ id }) => id);

describe('questions that depend on others', () => {
	const after = (kind: ItemKind, is = 'some') => [
		item('first', kind),
		item('then', 'count', { item: 'first', is }),
	];

	test('BD31 a question is asked only once what it depends on holds', () => {
		const cases: readonly [ItemKind, string, Answers[string], boolean][] = [
			['count', 'some', { kind: 'count', n: 1 }, true],
			['count', 'some', { kind: 'count', n: 0 }, false],
			['estimate', 'some', { kind: 'estimate', least: 0, most: 3, method: 'told' }, true],
			['estimate', 'some', { kind: 'estimate', least: 0, most: 0, method: 'counted' }, false],
			['yes-no', 'some', { kind: 'yes-no', yes: true }, true],
			['yes-no', 'some', { kind: 'yes-no', yes: false }, false],
			['choice', 'some', { kind: 'choice', chosen: ['wood'] }, true],
			['choice', 'some', { kind: 'choice', chosen: [] }, false],
			['choice', 'water', { kind: 'choice', chosen: ['wood', 'water'] }, true],
			['choice', 'water', { kind: 'choice', chosen: ['wood'] }, false],
			['text', 'some', { kind: 'text', text: 'vent' }, true],
			['text', 'some', { kind: 'text', text: '  ' }, false],
		];
		for (const [kind, is, answer, shown] of cases)
			expect(asked(after(kind, is), { first: answer }), JSON.stringify(answer)).toEqual(
				shown ? ['first', 'then'] : ['first'],
			);
		expect(asked(after('yes-no'), {})).toEqual(['first']);
	});

	const chain = [
		item('water', 'yes-no'),
		item('taps', 'count', { item: 'water', is: 'some' }),
		item('broken', 'text', { item: 'taps', is: 'some' }),
		item('meals', 'count'),
	];
	const answers: Answers = {
		water: { kind: 'yes-no', yes: true },
		taps: { kind: 'count', n: 4 },
		broken: { kind: 'text', text: 'deux fuient' },
		meals: { kind: 'count', n: 60 },
	};

	test('BD31 a question below one that is not asked is not asked, whatever was answered before', () => {
		expect(asked(chain, answers)).toEqual(['water', 'taps', 'broken', 'meals']);
		expect(asked(chain, { ...answers, water: { kind: 'yes-no', yes: false } })).toEqual(['water', 'meals']);
	});

	test('BD31 an answer whose question went away, or that no form asked, is not sent', () => {
		const changed = {
			...answers,
			water: { kind: 'yes-no', yes: false },
			other: { kind: 'count', n: 1 },
		} as const;
		expect(Object.keys(answersAsked(chain, changed))).toEqual(['water', 'meals']);
		expect(answersAsked(chain, answers)).toEqual(answers);
	});

	test('BD31 what was not answered is not there, and never 0', () => {
		expect(answersAsked(chain, {})).toEqual({});
	});
});
