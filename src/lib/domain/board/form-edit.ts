import { slugOf } from '../network/association.ts';
import type { Choice, FormItem, ItemKind, Labels } from './form.ts';
import { isIndicator, type Indicator } from './indicators.ts';
import { knownItem } from './standard-form.ts';

/** One step in making a form. What it leads to is checked when it is kept. */
export type FormStep =
	| { readonly step: 'up' | 'down' | 'remove'; readonly item: string }
	| { readonly step: 'add-known'; readonly indicator: Indicator }
	| { readonly step: 'add-own'; readonly kind: ItemKind; readonly fr: string };

/** `earlier`: items of the versions before, whose ids keep their meaning. */
export function editForm(
	items: readonly FormItem[],
	step: FormStep,
	earlier: readonly FormItem[] = [],
): readonly FormItem[] {
	switch (step.step) {
		case 'up':
		case 'down':
			return withoutLost(moved(items, step.item, step.step === 'up' ? -1 : 1));
		case 'remove':
			return withoutLost(items.filter(({ id }) => id !== step.item));
		case 'add-known':
			return items.some(({ id }) => id === step.indicator) ? items : [...items, knownItem(step.indicator)];
		case 'add-own':
			return [...items, ownItem(step.kind, step.fr, items, earlier)];
	}
}

function moved(items: readonly FormItem[], id: string, by: -1 | 1): readonly FormItem[] {
	const from = items.findIndex((item) => item.id === id);
	const to = from + by;
	if (from < 0 || to < 0 || to >= items.length) return items;
	return items.toSpliced(from, 1).toSpliced(to, 0, items[from]!);
}

/** A condition whose item is gone, or not above any more, can't be asked: the item is asked always. */
function withoutLost(items: readonly FormItem[]): readonly FormItem[] {
	return items.map((item, at) => {
		const { when } = item;
		const above = when === null || items.slice(0, at).some(({ id }) => id === when.item);
		return above ? item : { ...item, when: null };
	});
}

function ownItem(
	kind: ItemKind,
	fr: string,
	items: readonly FormItem[],
	earlier: readonly FormItem[],
): FormItem {
	const isTaken = (id: string) =>
		isIndicator(id) ||
		items.some((item) => item.id === id) ||
		earlier.some((item) => item.id === id && item.kind !== kind);
	const item: FormItem = { id: freeId(fr, 'question', isTaken), kind, label: { fr }, when: null };
	return kind === 'choice' ? { ...item, choices: [], several: false } : item;
}

/** Lines of labels, one language each, as choices; a line that was there before keeps its id, also under another word. */
export function readChoices(
	lines: Readonly<Partial<Record<keyof Labels, readonly string[]>>>,
	before: readonly Choice[],
): readonly Choice[] {
	const french = lines.fr ?? [];
	const choices: Choice[] = [];
	for (const [at, fr] of french.entries()) {
		const label = Object.fromEntries(
			Object.entries(lines).flatMap(([language, words]) => (words[at] ? [[language, words[at]]] : [])),
		) as Labels;
		// as many as before: one was reworded where it stands; otherwise its word says which one it is
		const same =
			before.find((choice) => choice.label.fr === fr) ??
			(french.length === before.length && !french.includes(before[at]?.label.fr ?? '') ? before[at] : null);
		const isTaken = (id: string) =>
			id === 'some' ||
			choices.some((choice) => choice.id === id) ||
			before.some((choice) => choice.id === id);
		choices.push({ id: same?.id ?? freeId(fr, 'choix', isTaken), label });
	}
	return choices;
}

const LONGEST_ID = 20;

function freeId(word: string, otherwise: string, isTaken: (id: string) => boolean): string {
	const slug = slugOf(word).slice(0, LONGEST_ID).replace(/-+$/, '') || otherwise;
	for (let n = 1; ; n++) {
		const id = n === 1 ? slug : `${slug}-${n}`;
		if (!isTaken(id)) return id;
	}
}
