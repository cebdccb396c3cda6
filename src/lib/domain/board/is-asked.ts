import type { Answer, Answers, FormItem } from './form.ts';

/** Is this item asked, after these answers? What hangs on an item that has no answer is not. */
export function isAsked({ when }: Pick<FormItem, 'when'>, answers: Answers): boolean {
	if (when === null) return true;
	if (!Object.hasOwn(answers, when.item)) return false;
	const answer = answers[when.item]!;
	if (when.is === 'some') return isSome(answer);
	return answer.kind === 'choice' && answer.chosen.includes(when.is);
}

function isSome(answer: Answer): boolean {
	switch (answer.kind) {
		case 'count':
			return answer.n > 0;
		case 'estimate':
			return answer.most > 0;
		case 'yes-no':
			return answer.yes;
		case 'choice':
			return answer.chosen.length > 0;
		case 'text':
			return answer.text.trim() !== '';
	}
}
