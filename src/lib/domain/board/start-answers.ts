import type { Answer, Answers, FormItem } from './form.ts';

/**
 * What the last visit said of the questions asked now: where steppers start. A proposal is no answer: it counts only when
 * somebody takes it over. Texts are never proposed.
 */
export function startAnswers(items: readonly FormItem[], last: Answers | null): Answers {
	if (!last) return {};
	const fitting = items.flatMap((item) => {
		const answer = fit(item, last[item.id]);
		return answer ? [[item.id, answer] as const] : [];
	});
	return Object.fromEntries(fitting);
}

/** Null: it was asked otherwise then. */
function fit(item: FormItem, answer: Answer | undefined): Answer | null {
	if (!answer || answer.kind !== item.kind || answer.kind === 'text') return null;
	if (answer.kind !== 'choice') return answer;
	const chosen = answer.chosen.filter((id) => item.choices?.some((choice) => choice.id === id));
	return chosen.length === answer.chosen.length ? answer : null;
}
