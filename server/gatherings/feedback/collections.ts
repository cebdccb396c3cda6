import type { Feedback } from '#lib/domain/gatherings/feedback.ts';
import { collection } from '../../storage/records.ts';

/** Its id is made with the gathering's key from who answered, so that nobody reads it without that key. */
export interface KeptFeedback extends Feedback {
	readonly gathering: string;
}

export const feedbacks = collection<KeptFeedback>('gathering-feedback', {
	indexes: { gathering: ({ gathering }) => [gathering] },
});

/** Under the id of the gathering, while its feedback is open. Afterwards it is gone: no answer finds its person again. */
export const feedbackKeys = collection<{ readonly key: string }>('gathering-feedback-keys');

/** Links of letters to people from outside, under the hash of their token; gone once used. Nothing says whose. */
export const feedbackLinks = collection<{ readonly gathering: string }>('gathering-feedback-links');
