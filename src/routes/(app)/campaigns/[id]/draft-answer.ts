import { Refusal } from '#lib/domain/refusal.ts';
import { ANSWERS, type Answer } from '#lib/domain/signing/answer.ts';
import { formText } from '#lib/http/form-text.ts';

/** An answer chosen in the form, not yet in the ledger. */
export interface DraftAnswer {
	readonly association: string;
	readonly answer: Answer;
	readonly reason: string;
}

/** Who signs is asked for no reason: one typed before changing one's mind is left out. */
export function readDraft(form: FormData): DraftAnswer {
	const answer = ANSWERS.find((known) => known === form.get('answer'));
	if (!answer) throw new Refusal('invalid', 'answer-unknown');
	const reason = answer === 'sign' ? '' : formText(form, 'reason').trim();
	if (answer === 'changes' && !reason) throw new Refusal('invalid', 'reason-required');
	return { association: formText(form, 'association'), answer, reason };
}
