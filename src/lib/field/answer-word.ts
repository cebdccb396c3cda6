import type { Answer, FormItem } from '#lib/domain/board/form.ts';
import { choiceWord, METHOD_WORDS, rangeWord } from '#lib/board/item-words.ts';
import { m } from '#lib/paraglide/messages.js';

/** An answer in a few words: « 74 », « 60 à 80, estimé », « bois, eau ». */
export function answerWord(item: FormItem, answer: Answer): string {
	switch (answer.kind) {
		case 'count':
			return String(answer.n);
		case 'estimate':
			return `${rangeWord(answer)}, ${METHOD_WORDS[answer.method]()}`;
		case 'yes-no':
			return answer.yes ? m.item_yes() : m.item_no();
		case 'choice':
			return chosenWord(item, answer.chosen);
		case 'text':
			return answer.text;
	}
}

function chosenWord({ choices = [] }: FormItem, chosen: readonly string[]): string {
	const words = choices.filter(({ id }) => chosen.includes(id)).map(choiceWord);
	return words.length === 0 ? m.field_none_of_these() : words.join(', ');
}
