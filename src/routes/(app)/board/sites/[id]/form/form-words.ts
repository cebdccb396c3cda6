import { choiceWord, itemWord } from '#lib/board/item-words.ts';
import type { FormItem, ItemKind } from '#lib/domain/board/form.ts';
import type { FormChange } from '#lib/domain/board/form-diff.ts';
import { m } from '#lib/paraglide/messages.js';

export const KIND_WORDS: Readonly<Record<ItemKind, () => string>> = {
	count: m.sites_kind_count,
	estimate: m.sites_kind_estimate,
	'yes-no': m.sites_kind_yes_no,
	choice: m.sites_kind_choice,
	text: m.sites_kind_text,
};

export const CHANGE_WORDS: Readonly<Record<FormChange['change'], () => string>> = {
	added: m.sites_change_added,
	removed: m.sites_change_removed,
	label: m.sites_change_label,
	choices: m.sites_change_choices,
	condition: m.sites_change_condition,
	order: m.sites_change_order,
};

/** « seulement si : Eau » */
export function conditionWord(item: FormItem, is: string): string {
	const choice = item.choices?.find(({ id }) => id === is);
	return choice ? m.sites_when_choice({ item: itemWord(item), choice: choiceWord(choice) }) : itemWord(item);
}
