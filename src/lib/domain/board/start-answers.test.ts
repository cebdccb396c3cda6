import { expect, test } from 'vitest';
import type { FormItem } from './form.ts';
import { startAnswers } from './start-answers.ts';

const items: readonly FormItem[] = [
	{ id: 'meals', kind: 'count', label: {}, when: null },
	{ id: 'present', kind: 'estimate', label: {}, when: null },
	{
		id: 'needs',
		kind: 'choice',
		several: true,
		label: {},
		choices: [
			{ id: 'wood', label: {} },
			{ id: 'water', label: {} },
		],
		when: null,
	},
	{ id: 'note', kind: 'text', label: {}, when: null },
];

test('BD32 the last visit is proposed question by question; without one nothing is', () => {
	const last = {
		meals: { kind: 'count', n: 74 },
		present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' },
		needs: { kind: 'choice', chosen: ['wood'] },
	} as const;
	expect(startAnswers(items, last)).toEqual(last);
	expect(startAnswers(items, null)).toEqual({});
});

test('BD32 what was asked otherwise, is asked no more, or is a text is not proposed', () => {
	expect(
		startAnswers(items, {
			meals: { kind: 'yes-no', yes: true },
			needs: { kind: 'choice', chosen: ['wood', 'tents'] },
			note: { kind: 'text', text: 'vent' },
			showers: { kind: 'count', n: 3 },
		}),
	).toEqual({});
});
