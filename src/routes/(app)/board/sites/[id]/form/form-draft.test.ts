import { expect, test } from 'vitest';
import { LANGUAGES } from '#lib/domain/board/form-rules.ts';
import type { FormItem } from '#lib/domain/board/form.ts';
import { isIndicator } from '#lib/domain/board/indicators.ts';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import { readDraft, readStep, writeBefore } from './form-draft.ts';

/** The fields that EditorItem.svelte shows for these items, as a browser sends them. */
function fieldsOf(items: readonly FormItem[]): FormData {
	const form = new FormData();
	form.set('base', '3');
	for (const item of items) {
		const own = item.kind === 'choice' && !isIndicator(item.id) ? item.choices! : [];
		form.append('id', item.id);
		form.append('kind', item.kind);
		form.append('choice-ids', writeBefore(own));
		form.append('when', item.when ? `${item.when.item}:${item.when.is}` : '');
		for (const language of LANGUAGES) {
			form.append(`label-${language}`, item.label[language] ?? '');
			form.append(`choices-${language}`, own.map(({ label }) => label[language] ?? '').join('\r\n'));
		}
		if (item.id === 'needs') for (const { id } of item.choices!) form.append('need', id);
		if (own.length > 0 && item.several) form.append('several', item.id);
	}
	return form;
}

const OWN: readonly FormItem[] = [
	{
		id: 'qui-vide',
		kind: 'choice',
		label: { fr: 'Qui vide les poubelles ?', ar: 'من يفرغ؟' },
		when: null,
		several: true,
		choices: [
			{ id: 'mairie', label: { fr: 'Mairie', en: 'Town' } },
			{ id: 'personne', label: { fr: 'Personne', vi: 'Không ai' } },
		],
	},
	{
		id: 'bidons',
		kind: 'count',
		label: { fr: 'Bidons' },
		when: { item: 'qui-vide', is: 'mairie' },
	},
];

test('BD113 a form goes through its page and comes back as it was', () => {
	const items = [...STANDARD_ITEMS, ...OWN];
	expect(readDraft(fieldsOf(items))).toEqual({ items, base: 3 });
});

test('BD106 a language changed on the page leaves the others as they were', () => {
	const form = fieldsOf([OWN[1]!]);
	form.set('label-ar', 'صفائح');
	expect(readDraft(form).items[0]!.label).toEqual({ fr: 'Bidons', ar: 'صفائح' });
});

test('BD113 needs that were unticked are not asked', () => {
	const form = fieldsOf(STANDARD_ITEMS);
	form.delete('need');
	form.append('need', 'water');
	const needs = readDraft(form).items.find(({ id }) => id === 'needs');
	expect(needs?.choices).toEqual([{ id: 'water', label: {} }]);
});

test('BD113 a button of the page is one step, anything else is none', () => {
	const step = (fields: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		return readStep(form);
	};
	expect(step({ step: 'up:water' })).toEqual({ step: 'up', item: 'water' });
	expect(step({ step: 'add-known', 'new-known': 'showers' })).toEqual({
		step: 'add-known',
		indicator: 'showers',
	});
	expect(step({ step: 'add-own', 'new-kind': 'text', 'new-label': ' Accès ' })).toEqual({
		step: 'add-own',
		kind: 'text',
		fr: 'Accès',
	});
	const nothing: readonly Record<string, string>[] = [
		{ step: '' },
		{ step: 'add-known', 'new-known': 'person_name' },
		{ step: 'add-own', 'new-kind': 'person_name', 'new-label': 'Qui' },
		{ step: 'add-own', 'new-kind': 'text', 'new-label': ' ' },
	];
	for (const none of nothing) expect(step(none)).toBeNull();
});
