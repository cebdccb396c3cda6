import type { Actor } from '#lib/domain/actor.ts';
import type { Language } from '#lib/domain/papers/paper.ts';
import type { CarriedTask, MinutesView } from '#lib/protocol/views/minutes.ts';
import type { WaitingMinutes } from '#lib/protocol/views/waiting.ts';

/** The minutes of a gathering and what its decisions become. Every method asks `can` with its actor and throws Refusal. */
export interface MinutesService {
	/** For the people of the network who may see the gathering. */
	read(actor: Actor, gathering: string): Promise<MinutesView>;
	/** Tasks in its plan that an earlier gathering left to do, and which one decided them. */
	carried(actor: Actor, gathering: string): Promise<readonly CarriedTask[]>;
	/** Makes their paper and fills it from the plan and the attendance; answers its id. */
	begin(actor: Actor, gathering: string, input: NewMinutes): Promise<string>;
	/** Writes what changed in the attendance since into the head of a draft, and nothing else of its text. */
	refreshHeader(actor: Actor, gathering: string): Promise<void>;
	/** Makes these decisions tasks of the plan, each once; answers how many are new. */
	takeTasks(actor: Actor, gathering: string, lines: readonly string[]): Promise<number>;
	/** From now on they are read again, until the end of that day (YYYY-MM-DD); people are told once. */
	askToRead(actor: Actor, gathering: string, until: string): Promise<void>;
	/** Freezes their text. Of minutes that are approved: approves a correction, beside what was approved before. */
	approve(actor: Actor, gathering: string, input?: { readonly early?: boolean }): Promise<void>;
	/** Those that this actor is asked to read again. */
	waitingFor(actor: Actor): Promise<readonly WaitingMinutes[]>;
	/** Letters that are due at this instant. */
	sweep(): Promise<void>;
}

export interface NewMinutes {
	readonly language: Language;
	/** The group whose paper it is; asked only where the gathering has none that the actor works in. */
	readonly group?: string;
}
