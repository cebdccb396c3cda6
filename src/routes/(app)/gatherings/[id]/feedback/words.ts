import type { Again, Usefulness } from '#lib/domain/gatherings/feedback.ts';
import { m } from '#lib/paraglide/messages.js';

export const USEFUL_WORDS: Readonly<Record<Usefulness, () => string>> = {
	1: m.feedback_useful_1,
	2: m.feedback_useful_2,
	3: m.feedback_useful_3,
	4: m.feedback_useful_4,
};

export const AGAIN_WORDS: Readonly<Record<Again, () => string>> = {
	yes: m.feedback_again_yes,
	maybe: m.feedback_again_maybe,
	no: m.feedback_again_no,
};
