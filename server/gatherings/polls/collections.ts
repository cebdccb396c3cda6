import type { Poll, PollAnswer } from '#lib/domain/gatherings/poll.ts';
import { collection } from '../../storage/records.ts';

/** Polls of which no date was chosen. */
export const UNDECIDED = 'not-yet';

/** One a gathering, under its id. */
export const polls = collection<Poll>('gathering-polls', {
	indexes: { decided: ({ chosen }) => (chosen === null ? [UNDECIDED] : []) },
});

export const pollAnswers = collection<PollAnswer>('gathering-poll-answers', {
	indexes: { gathering: ({ gathering }) => [gathering] },
});

/** One answer a person and association; and one that the association gave by telephone. */
export function answerId({ gathering, association, person }: AnswerKey): string {
	return `${gathering}/${association}/${person ?? 'told'}`;
}

export type AnswerKey = Pick<PollAnswer, 'gathering' | 'association' | 'person'>;
