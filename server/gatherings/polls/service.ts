import type { Actor } from '#lib/domain/actor.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { Choice } from '#lib/domain/gatherings/poll.ts';
import type { PollView } from '#lib/protocol/views/poll.ts';
import type { WaitingPoll } from '#lib/protocol/views/waiting.ts';

/** Choosing a gathering's date together. Every method asks `can` with its actor and throws Refusal. */
export interface PollsService {
	read(actor: Actor, gathering: string): Promise<PollView>;
	/** Asks for the dates; the gathering's date is being chosen from here on, and its associations are written to. */
	open(actor: Actor, gathering: string, input: NewPoll): Promise<void>;
	addDate(actor: Actor, gathering: string, date: GatheringDate): Promise<void>;
	removeDate(actor: Actor, gathering: string, option: string): Promise<void>;
	/** Also after the deadline, to extend it. */
	setTerms(actor: Actor, gathering: string, terms: PollTerms): Promise<void>;
	/** For an association of one's own; it needs no name when only one is asked. What is not said again stays said. */
	answer(actor: Actor, gathering: string, input: PollInput & { association?: string }): Promise<void>;
	/**
	 * Writes down what somebody said: a referent for a person of their association, an organiser for an association as a
	 * whole (`person` null).
	 */
	record(actor: Actor, gathering: string, input: PollInput & AnswerFor): Promise<void>;
	/** Takes one's own answer back, or one that one may write down. */
	forget(actor: Actor, gathering: string, answer: AnswerFor): Promise<void>;
	/** Writes to who is missing, at most once a day; answers how many letters went. */
	remind(actor: Actor, gathering: string): Promise<number>;
	/** The gathering takes place then: everybody who was asked is told, once. */
	choose(actor: Actor, gathering: string, option: string): Promise<void>;
	/** Those that still wait for the answer of an association of this actor. */
	waitingFor(actor: Actor): Promise<readonly WaitingPoll[]>;
	/** Letters that are due at this instant. */
	sweep(): Promise<void>;
}

export interface NewPoll extends PollTerms {
	readonly dates: readonly GatheringDate[];
}

export interface PollTerms {
	/** Last instant for an answer (ISO, UTC). */
	readonly deadline: string;
	/** Associations that must be able to come; null: more than half of those asked. */
	readonly quorum: number | null;
}

export interface PollInput {
	/** By id of the date; what is not offered any more is left out. */
	readonly choices: Readonly<Record<string, Choice>>;
	readonly comment: string;
}

export interface AnswerFor {
	readonly association: string;
	readonly person: string | null;
}
