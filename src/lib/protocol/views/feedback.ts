import type { Feedback, FeedbackState, FeedbackSummary } from '../../domain/gatherings/feedback.ts';

export interface FeedbackView {
	readonly state: FeedbackState;
	/** YYYY-MM-DD, the last day for an answer; null: not known yet. */
	readonly until: string | null;
	/** The reader may answer, now. */
	readonly mayGive: boolean;
	/** What the reader said, while they may change it; null: nothing yet. */
	readonly mine: Feedback | null;
	/** For organisers; null for everybody else. */
	readonly results: {
		readonly answers: number;
		/** Null: fewer than three answered. */
		readonly summary: FeedbackSummary | null;
	} | null;
}
