import type { Answer, Answers, FormItem } from './form.ts';
import { isAsked } from './is-asked.ts';

/** What is asked after these answers, in the form's order. A question below one that is not asked is not asked either. */
export function askedItems(items: readonly FormItem[], answers: Answers): readonly FormItem[] {
	return walk(items, answers).asked;
}

/** Only what was asked: an answer given before its question went away is not sent. */
export function answersAsked(items: readonly FormItem[], answers: Answers): Answers {
	return walk(items, answers).given;
}

function walk(items: readonly FormItem[], answers: Answers) {
	const asked: FormItem[] = [];
	const given: Record<string, Answer> = {};
	for (const item of items) {
		if (!isAsked(item, given)) continue;
		asked.push(item);
		const answer = answers[item.id];
		if (answer && !isBlank(answer)) given[item.id] = answer;
	}
	return { asked, given };
}

function isBlank(answer: Answer): boolean {
	return answer.kind === 'text' && answer.text.trim() === '';
}
