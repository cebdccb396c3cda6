import type { AttendanceMark } from '../../domain/gatherings/attendee.ts';
import type { Gathering } from '../../domain/gatherings/gathering.ts';
import type { ItemPlace, ProgrammeItem, Room } from '../../domain/gatherings/plan.ts';

/** What is given out of a gathering on paper: its flyer and its programme. */
export interface Handout {
	/** Name of the network. */
	readonly network: string;
	readonly gathering: PrintedGathering;
	/** Where its page is: https://… */
	readonly address: string;
	/** The one released last; null: none yet. */
	readonly programme: PrintedProgramme | null;
}

export type PrintedGathering = Pick<
	Gathering,
	'id' | 'kind' | 'title' | 'aim' | 'place' | 'address' | 'date' | 'state' | 'cancelledAt' | 'registration'
>;

export interface PrintedProgramme {
	readonly number: number;
	readonly releasedAt: string;
	readonly rooms: readonly Room[];
	/** By time; without what has no place yet. */
	readonly items: readonly PrintedItem[];
}

export interface PrintedItem extends Pick<ProgrammeItem, 'id' | 'title' | 'kind' | 'minutes' | 'language'> {
	readonly at: ItemPlace;
	/** Names of those who lead it. */
	readonly by: readonly string[];
}

/** What people sign on the day. */
export interface SignInSheet {
	readonly network: string;
	readonly gathering: PrintedGathering;
	readonly address: string;
	readonly organisers: readonly string[];
	/** Who has a place, and who came without one; never who waits. */
	readonly people: readonly SheetPerson[];
	/** For a training: whose signature stands for it. */
	readonly trainers: readonly string[];
}

export interface SheetPerson {
	readonly name: string;
	/** The association or organisation they come for; may be empty. */
	readonly organisation: string;
	readonly role: string;
	/** What was said or ticked already. */
	readonly mark: AttendanceMark | null;
	readonly representedBy: string;
}
