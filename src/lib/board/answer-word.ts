import type { Answer, FormItem } from '#lib/domain/board/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { choiceWord, rangeWord } from './item-words.ts';

/** « 74 », « 60 à 80 », « oui », « tentes et bois ». `item` missing: an answer to a form that nobody knows any more. */
export function answerWord(answer: Answer, item: Pick<FormItem, 'choices'> | undefined): string {
	switch (answer.kind) {
		case 'count':
			return String(answer.n);
		case 'estimate':
			return rangeWord(answer);
		case 'yes-no':
			return answer.yes ? m.item_yes() : m.item_no();
		case 'choice': {
			const words = answer.chosen.map((id) =>
				choiceWord(item?.choices?.find((choice) => choice.id === id) ?? { id, label: {} }),
			);
			return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
		}
		case 'text':
			return answer.text;
	}
}
