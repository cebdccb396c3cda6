import type { FormItem } from '#lib/domain/board/form.ts';
import type { FieldValue } from '#lib/domain/board/report-history.ts';
import { answerWord } from '#lib/board/answer-word.ts';
import { itemWord, METHOD_WORDS } from '#lib/board/item-words.ts';
import { wallTime } from '#lib/board/visit-age.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';

/** What a field is called: « Repas distribués », « Jour de la visite ». */
export function fieldWord(field: string, items: readonly FormItem[]): string {
	if (field === 'visitedOn') return m.report_visited_on();
	if (field === 'visitedAt') return m.report_visited_at();
	if (field === 'remark') return m.report_remark();
	return itemWord(itemOf(field, items) ?? { id: field.slice('answers.'.length), label: {} });
}

/** What it says: « 60 à 80, estimé », « samedi 25 mai 2013 »; « non noté » for nothing. */
export function valueWord(field: string, value: FieldValue, items: readonly FormItem[]): string {
	if (value === null || value === '') return m.board_not_noted();
	if (typeof value === 'string') {
		if (field === 'visitedOn') return plainDay(value, getLocale(), 'day');
		return field === 'visitedAt' ? wallTime(value, getLocale()) : value;
	}
	if (value.kind === 'text' && value.text === '') return m.board_not_noted();
	const word = answerWord(value, itemOf(field, items));
	if (value.kind !== 'estimate') return word;
	return m.report_with_method({ value: word, method: METHOD_WORDS[value.method]() });
}

/** Written by people, in whatever language. */
export function isWritten(value: FieldValue, field: string): boolean {
	return field === 'remark' || (value !== null && typeof value !== 'string' && value.kind === 'text');
}

function itemOf(field: string, items: readonly FormItem[]): FormItem | undefined {
	return items.find(({ id }) => field === `answers.${id}`);
}
