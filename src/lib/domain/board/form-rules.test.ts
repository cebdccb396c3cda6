import { expect, test } from 'vitest';
import { changesMeaning, readItems } from './form-rules.ts';
import { ITEM_KINDS, MOST_CHOICES, MOST_ITEMS, type FormItem } from './form.ts';
import { INDICATORS, type Indicator } from './indicators.ts';
import { knownItem, STANDARD_ITEMS } from './standard-form.ts';

const own = (id: string, kind: string, more: object = {}) => ({
	id,
	kind,
	label: { fr: 'Bidons' },
	when: null,
	...more,
});
const choices = [
	{ id: 'yes', label: { fr: 'Oui' } },
	{ id: 'some', label: { fr: 'Certains' } },
];
const fault = (items: unknown) => (readItems(items) as { reason?: string }).reason;

test('BD98 the standard form and every known item are valid forms, and come out as they went in', () => {
	expect(readItems(STANDARD_ITEMS)).toEqual(STANDARD_ITEMS);
	for (const indicator of Object.keys(INDICATORS) as Indicator[])
		expect(readItems([knownItem(indicator)])).toEqual([knownItem(indicator)]);
});

test('BD104 these are the only kinds of items, and none can hold who somebody is (protection 1)', () => {
	// adding a kind means saying here, and in docs/decisions, why it can't hold a name
	expect(ITEM_KINDS).toEqual(['count', 'estimate', 'yes-no', 'choice', 'text']);
	for (const kind of ['person_name', 'name', 'date', 'phone', 'photo', 'location', 'file', '', '__proto__'])
		expect(fault([own('x', kind)])).toBe('form-item');
	for (const { kind } of Object.values(INDICATORS)) expect(ITEM_KINDS).toContain(kind);
	expect(INDICATORS.pass.kind).toBe('count');
});

test('BD104 a known item keeps its kind, its words and nothing that was sent along', () => {
	expect(fault([{ id: 'pass', kind: 'text', label: {}, when: null }])).toBe('form-item');
	const sent = { id: 'pass', kind: 'count', label: { fr: 'Nom' }, when: null, prefill: 'x', choices: [] };
	expect(readItems([sent])).toEqual([knownItem('pass')]);
});

test('BD105 a label or a choice that asks for a person is refused (protection 1)', () => {
	expect(fault([own('x', 'text', { label: { fr: 'Remarque', vi: 'Họ tên' } })])).toBe('form-label-person');
	const nationality = [
		{ id: 'a', label: { fr: 'Afghans' } },
		{ id: 'b', label: { fr: 'Autres' } },
	];
	expect(fault([own('x', 'choice', { choices: nationality })])).toBe('form-label-person');
});

test('BD106 French is needed; what another language leaves empty is left out, not filled', () => {
	expect(fault([own('x', 'count', { label: { en: 'Cans' } })])).toBe('form-label');
	expect(fault([own('x', 'count', { label: { fr: '  ' } })])).toBe('form-label');
	expect(fault([own('x', 'count', { label: { fr: 'é'.repeat(81) } })])).toBe('form-label-long');
	expect(readItems([own('x', 'count', { label: { fr: ' Bidons  vides ', en: '', ar: 'صفائح' } })])).toEqual([
		{ id: 'x', kind: 'count', label: { fr: 'Bidons vides', ar: 'صفائح' }, when: null },
	]);
});

test('BD107 an item depends only on an answer above it, so that there is no circle', () => {
	const water = knownItem('water');
	const taps = (is: string, item = 'water') => own('taps', 'count', { when: { item, is } });
	expect(readItems([water, taps('some')])).toMatchObject([{}, { when: { item: 'water', is: 'some' } }]);
	expect(fault([taps('some'), water])).toBe('form-condition');
	expect(fault([taps('some', 'taps')])).toBe('form-condition');
	expect(fault([water, taps('blankets')])).toBe('form-condition');
	expect(fault([knownItem('needs'), taps('blankets', 'needs')])).toBeUndefined();
	expect(fault([knownItem('needs'), taps('caviar', 'needs')])).toBe('form-condition');
});

test('BD110 a form has 1 to 30 items, a choice 2 to 20 answers, each once', () => {
	const many = (count: number) => Array.from({ length: count }, (_, i) => own(`x${i}`, 'count'));
	expect(fault([])).toBe('form-empty');
	expect(fault({})).toBe('form-empty');
	expect(fault(many(MOST_ITEMS))).toBeUndefined();
	expect(fault(many(MOST_ITEMS + 1))).toBe('form-too-long');
	expect(fault([own('x', 'count'), own('x', 'count')])).toBe('form-twice');
	const ids = (count: number) =>
		Array.from({ length: count }, (_, i) => ({ id: `c${i}`, label: { fr: 'Choix' } }));
	for (const [count, expected] of [
		[1, 'form-choices'],
		[2, undefined],
		[MOST_CHOICES, undefined],
		[MOST_CHOICES + 1, 'form-choices'],
	] as const)
		expect(fault([own('x', 'choice', { choices: ids(count) })])).toBe(expected);
	expect(fault([own('x', 'choice', { choices: [...ids(2), ...ids(1)] })])).toBe('form-choices');
	// « some » says that anything was chosen
	expect(fault([own('x', 'choice', { choices })])).toBe('form-choices');
});

test('BD110 whatever is sent, what comes out is a form or a reason', () => {
	for (const sent of [
		null,
		1,
		'x',
		[null],
		[[]],
		[{}],
		[{ id: 'x' }],
		[own('x', 'choice')],
		[own('X', 'count')],
	])
		expect(fault(sent), JSON.stringify(sent)).toMatch(/^form-/);
	expect(fault([own('x', 'count', { label: { fr: 3 } })])).toBe('form-label');
	expect(fault([own('x', 'count', { when: 'water' })])).toBe('form-condition');
});

test('BD109 an item keeps its kind for ever: its figures are one series', () => {
	const before = [own('cans', 'count'), own('queue', 'yes-no')] as FormItem[];
	expect(changesMeaning([own('new', 'text'), own('cans', 'count')] as FormItem[], before)).toBeNull();
	expect(changesMeaning([own('new', 'text'), own('cans', 'yes-no')] as FormItem[], before)).toBe(1);
});
