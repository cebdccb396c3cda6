import { expect, test } from 'vitest';
import { compareForms } from './form-diff.ts';
import { editForm, readChoices } from './form-edit.ts';
import type { FormItem } from './form.ts';
import { readItems } from './form-rules.ts';
import { knownItem, STANDARD_ITEMS } from './standard-form.ts';

const ids = (items: readonly FormItem[]) => items.map(({ id }) => id).join(' ');
const [meals, present, pass, needs, water] = STANDARD_ITEMS as [
	FormItem,
	FormItem,
	FormItem,
	FormItem,
	FormItem,
];

test('BD113 items are moved, removed and added one step at a time', () => {
	expect(ids(editForm(STANDARD_ITEMS, { step: 'up', item: 'water' }))).toBe('meals present pass water needs');
	expect(ids(editForm(STANDARD_ITEMS, { step: 'down', item: 'meals' }))).toBe(
		'present meals pass needs water',
	);
	for (const at of ['up meals', 'down water', 'up nothing'] as const) {
		const [step, item] = at.split(' ') as ['up' | 'down', string];
		expect(editForm(STANDARD_ITEMS, { step, item }), at).toEqual(STANDARD_ITEMS);
	}
	expect(ids(editForm(STANDARD_ITEMS, { step: 'remove', item: 'pass' }))).toBe('meals present needs water');
	expect(ids(editForm([meals], { step: 'add-known', indicator: 'showers' }))).toBe('meals showers');
	expect(editForm([meals], { step: 'add-known', indicator: 'meals' })).toEqual([meals]);
});

test('BD113 a condition that can not be asked any more is dropped where one sees it', () => {
	const after = { ...knownItem('toilets'), when: { item: 'water', is: 'some' } };
	const items = [meals, water, after];
	const raised = editForm(items, { step: 'up', item: 'toilets' });
	expect(ids(raised)).toBe('meals toilets water');
	expect(raised[1]!.when).toBeNull();
	expect(editForm(items, { step: 'remove', item: 'water' })).toEqual([meals, { ...after, when: null }]);
	expect(editForm(items, { step: 'up', item: 'water' })).toEqual([water, meals, after]);
});

test('BD113 an own item has an id of its own, that is no known one and keeps its meaning', () => {
	const add = (kind: FormItem['kind'], fr: string, items: readonly FormItem[], earlier: FormItem[] = []) =>
		editForm(items, { step: 'add-own', kind, fr }, earlier).at(-1)!;
	expect(add('count', 'Bidons d’eau', [])).toEqual({
		id: 'bidons-d-eau',
		kind: 'count',
		label: { fr: 'Bidons d’eau' },
		when: null,
	});
	expect(add('count', 'Meals', [])).toMatchObject({ id: 'meals-2' });
	const bidons = add('count', 'Bidons', []);
	expect(add('count', 'Bidons', [bidons]).id).toBe('bidons-2');
	// as it was: the same series goes on; another kind is another series
	expect(add('count', 'Bidons', [], [bidons]).id).toBe('bidons');
	expect(add('yes-no', 'Bidons', [], [bidons]).id).toBe('bidons-2');
	expect(add('text', '؟', []).id).toBe('question');
	expect(readItems([add('count', 'Une question bien longue à poser debout', [])])).toHaveLength(1);
});

test('BD113 a choice that is reworded or moved keeps its id, a new one gets its own', () => {
	const first = readChoices({ fr: ['Mairie', 'État'], en: ['Town', ''] }, []);
	expect(first).toEqual([
		{ id: 'mairie', label: { fr: 'Mairie', en: 'Town' } },
		{ id: 'etat', label: { fr: 'État' } },
	]);
	expect(readChoices({ fr: ['La mairie', 'État'] }, first).map(({ id }) => id)).toEqual(['mairie', 'etat']);
	expect(readChoices({ fr: ['État', 'Mairie'] }, first).map(({ id }) => id)).toEqual(['etat', 'mairie']);
	expect(readChoices({ fr: ['Autre', 'Mairie', 'État'] }, first).map(({ id }) => id)).toEqual([
		'autre',
		'mairie',
		'etat',
	]);
	expect(readChoices({ fr: ['Some', 'Some'] }, []).map(({ id }) => id)).toEqual(['some-2', 'some-3']);
});

test('BD114 what a version changed is said item by item', () => {
	expect(compareForms(STANDARD_ITEMS, STANDARD_ITEMS)).toEqual([]);
	const own: FormItem = { id: 'x', kind: 'count', label: { fr: 'Bidons' }, when: null };
	const renamed: FormItem = { ...own, label: { fr: 'Bidons vides' }, when: { item: 'water', is: 'some' } };
	const fewer = { ...needs, choices: needs.choices!.slice(1) };
	const changes = compareForms(
		[meals, present, pass, needs, own],
		[meals, pass, present, fewer, renamed, water],
	);
	expect(changes.map(({ change, item }) => `${change} ${item?.id ?? ''}`)).toEqual([
		'choices needs',
		'label x',
		'condition x',
		'added water',
		'order ',
	]);
	expect(compareForms([meals, water], [water]).map(({ change }) => change)).toEqual(['removed']);
});
