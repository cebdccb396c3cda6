import type { Answer, Answers, FormItem } from './form.ts';

/** What is asked after these answers, in the form's order. A question below one that is not asked is not asked either. */
export function askedItems(items: readonly FormItem[], answers: Answers): readonly FormItem[] {
	const asked = new Map<string, FormItem>();
	for (const item of items) {
		const { when } = item;
		if (!when || (asked.has(when.item) && holds(answers[when.item], when.is))) asked.set(item.id, item);
	}
	return [...asked.values()];
}

/** Only what was asked: an answer given before its question went away is not sent. */
export function answersAsked(items: readonly FormItem[], answers: Answers): Answers {
	const asked = askedItems(items, answers).filter(({ id }) => Object.hasOwn(answers, id));
	return Object.fromEntries(asked.map(({ id }) => [id, answers[id]!]));
}

function holds(answer: Answer | undefined, is: string): boolean {
	switch (answer?.kind) {
		case undefined:
			return false;
		case 'count':
			return is === 'some' && answer.n > 0;
		case 'estimate':
			return is === 'some' && answer.most > 0;
		case 'yes-no':
			return is === 'some' && answer.yes;
		case 'text':
			return is === 'some' && answer.text.trim() !== '';
		case 'choice':
			return is === 'some' ? answer.chosen.length > 0 : answer.chosen.includes(is);
	}
}
