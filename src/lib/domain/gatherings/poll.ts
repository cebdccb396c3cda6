import type { GatheringState } from './gathering.ts';
import { byDate, type PollOption } from './poll-option.ts';

/** The choice of a gathering's date. Its id is the gathering's. */
export interface Poll {
	readonly gathering: string;
	readonly options: readonly PollOption[];
	/** Last instant for an answer (ISO, UTC). */
	readonly deadline: string;
	/** Associations that must be able to come; null: more than half of those asked. */
	readonly quorum: number | null;
	/** 1 when it is opened for the first time: letters go once a round. */
	readonly round: number;
	readonly openedAt: string;
	/** Id of the option that became the date; null: none yet. */
	readonly chosen: string | null;
	readonly chosenAt: string | null;
}

export const CHOICES = ['yes', 'maybe', 'no'] as const;
/** `maybe`: if need be. */
export type Choice = (typeof CHOICES)[number];

/** What one person says for one association. A record of its own, so that nobody writes over anybody. */
export interface PollAnswer {
	readonly gathering: string;
	readonly association: string;
	/** Null: what the association told an organiser, without saying who in it. */
	readonly person: string | null;
	/** By id of the option; also of options that were taken away. */
	readonly choices: Readonly<Record<string, Choice>>;
	/** May be empty. */
	readonly comment: string;
	/** Who wrote it down for them; null: they answered themselves. */
	readonly recordedBy: string | null;
	readonly at: string;
}

/** `past`: the deadline is over, no date chosen. `left`: the gathering goes on without this choice. */
export type PollState = 'open' | 'past' | 'chosen' | 'left';

export function pollState(
	{ deadline, chosen }: Pick<Poll, 'deadline' | 'chosen'>,
	gathering: GatheringState,
	now: string,
): PollState {
	if (chosen !== null) return 'chosen';
	if (gathering !== 'polling') return 'left';
	return now > deadline ? 'past' : 'open';
}

/** One date with what the associations say of it. */
export interface OptionTally {
	readonly option: PollOption;
	/** Associations by the best that one of their people says. */
	readonly yes: number;
	readonly maybe: number;
	readonly no: number;
	/** People who come, or would if need be, each once. */
	readonly people: number;
	readonly quorum: Quorum;
}

/** `maybe`: only with those who would come if need be. */
export type Quorum = 'reached' | 'maybe' | 'missed';

/** More than half. */
export function usualQuorum(asked: number): number {
	return Math.floor(asked / 2) + 1;
}

/**
 * The answers that count: of the associations that are asked; what an association told an organiser counts until one of
 * its people answers.
 */
export function standingAnswers(
	answers: readonly PollAnswer[],
	asked: readonly string[],
): readonly PollAnswer[] {
	const spoke = new Set(
		answers.filter(({ person }) => person !== null).map(({ association }) => association),
	);
	return answers.filter(
		({ association, person }) => asked.includes(association) && (person !== null || !spoke.has(association)),
	);
}

/** What an association says of a date: the best that one of its people says; null: nothing. */
export function choiceOf(answers: readonly PollAnswer[], association: string, option: string): Choice | null {
	const said = answers
		.filter((answer) => answer.association === association)
		.map(({ choices }) => choices[option]);
	return CHOICES.find((choice) => said.includes(choice)) ?? null;
}

/** Has it said something of a date that is still offered? */
export function hasAnswered(
	answers: readonly PollAnswer[],
	association: string,
	options: readonly PollOption[],
): boolean {
	return options.some(({ id }) => choiceOf(answers, association, id) !== null);
}

/** The dates with their counts, best first. */
export function rankDates(
	poll: Pick<Poll, 'options' | 'quorum'>,
	answers: readonly PollAnswer[],
	asked: readonly string[],
): readonly OptionTally[] {
	const standing = standingAnswers(answers, asked);
	const needed = poll.quorum ?? usualQuorum(asked.length);
	return poll.options.map((option) => countDate(option, standing, asked, needed)).toSorted(better);
}

function countDate(
	option: PollOption,
	answers: readonly PollAnswer[],
	asked: readonly string[],
	needed: number,
): OptionTally {
	const said = asked.map((association) => choiceOf(answers, association, option.id));
	const count = (choice: Choice) => said.filter((each) => each === choice).length;
	const [yes, maybe] = [count('yes'), count('maybe')];
	const coming = answers.filter(
		({ choices }) => choices[option.id] === 'yes' || choices[option.id] === 'maybe',
	);
	return {
		option,
		yes,
		maybe,
		no: count('no'),
		people: new Set(coming.flatMap(({ person }) => person ?? [])).size,
		quorum: yes >= needed ? 'reached' : yes + maybe >= needed ? 'maybe' : 'missed',
	};
}

/** Most associations that come, then those that would if need be, then people, then the earlier. */
function better(one: OptionTally, other: OptionTally): number {
	return (
		other.yes - one.yes ||
		other.maybe - one.maybe ||
		other.people - one.people ||
		byDate(one.option, other.option)
	);
}
