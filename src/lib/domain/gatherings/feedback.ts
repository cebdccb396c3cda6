import { daysLater } from '../time/paris-time.ts';
import { lastDay } from './gathering-date.ts';
import type { Gathering } from './gathering.ts';
import { hasTakenPlace } from './states.ts';

/** What somebody thought of a gathering. Nothing in it says who, or when. */
export interface Feedback {
	/** 1: not at all, 4: very. */
	readonly useful: Usefulness;
	readonly again: Again;
	/** Both may be empty. */
	readonly helped: string;
	readonly change: string;
}

export const USEFULNESS = [1, 2, 3, 4] as const;
export type Usefulness = (typeof USEFULNESS)[number];
export const AGAIN = ['yes', 'maybe', 'no'] as const;
export type Again = (typeof AGAIN)[number];

/** After its last day. */
export const FEEDBACK_DAYS = 30;
/** Of fewer, organisers read nothing: each would be recognised. */
export const FEWEST_SHOWN = 3;

export type FeedbackState = 'before' | 'open' | 'over';

/** `today`: YYYY-MM-DD in Paris. A cancelled one, or one without a day, stays `before`. */
export function feedbackState(
	{ state, date, cancelledAt }: Pick<Gathering, 'state' | 'date' | 'cancelledAt'>,
	today: string,
): FeedbackState {
	if (date === null || cancelledAt !== null || !hasTakenPlace(state)) return 'before';
	return today <= feedbackUntil(date) ? 'open' : 'over';
}

/** The last day on which an answer is taken. */
export function feedbackUntil(date: NonNullable<Gathering['date']>): string {
	return daysLater(lastDay(date), FEEDBACK_DAYS);
}

/** Each question by itself: what one person wrote to two of them does not stand together. */
export interface FeedbackSummary {
	/** By usefulness, 1 first. */
	readonly useful: readonly number[];
	readonly again: Readonly<Record<Again, number>>;
	readonly helped: readonly string[];
	readonly change: readonly string[];
}

/** Null: too few to be anonymous. Comments in alphabetical order, so that no order of arrival shows. */
export function summarise(all: readonly Feedback[]): FeedbackSummary | null {
	if (all.length < FEWEST_SHOWN) return null;
	const count = (again: Again) => all.filter((each) => each.again === again).length;
	return {
		useful: USEFULNESS.map((degree) => all.filter(({ useful }) => useful === degree).length),
		again: { yes: count('yes'), maybe: count('maybe'), no: count('no') },
		helped: comments(all.map(({ helped }) => helped)),
		change: comments(all.map(({ change }) => change)),
	};
}

function comments(texts: readonly string[]): readonly string[] {
	return texts.filter((text) => text !== '').toSorted((one, other) => one.localeCompare(other, 'fr'));
}
