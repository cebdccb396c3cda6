import type { Language } from '../papers/paper.ts';

/** The plan of a gathering as it is read from its live document: valid whatever that document holds. */
export interface Plan {
	readonly rooms: readonly Room[];
	readonly items: readonly ProgrammeItem[];
	readonly tasks: readonly Task[];
	readonly supplies: readonly Supply[];
	readonly shifts: readonly Shift[];
}

export interface Room {
	readonly id: string;
	readonly name: string;
	/** Null: nobody counted. */
	readonly seats: number | null;
	/** Several items may take place in it at once. */
	readonly shared: boolean;
}

export const ITEM_KINDS = ['plenary', 'groups', 'talk', 'reading', 'meal', 'break', 'other'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface ProgrammeItem {
	readonly id: string;
	readonly title: string;
	readonly kind: ItemKind;
	/** Null: not placed yet. */
	readonly at: ItemPlace | null;
	readonly minutes: number;
	/** How many people are expected; null: everybody in a plenary, unknown elsewhere. */
	readonly expected: number | null;
	readonly language: Language | null;
	readonly by: readonly Facilitator[];
	readonly notes: string;
	readonly materials: string;
}

/** One value, so that of two people who move an item at once one wins whole. */
export interface ItemPlace {
	/** 0: the first day of the gathering. */
	readonly day: number;
	/** Minutes since midnight in Paris, a multiple of STEP. */
	readonly start: number;
	/** Id of a room, or EVERY_ROOM. */
	readonly room: string;
}

export const EVERY_ROOM = '*';
/** Minutes: every start and length is a multiple. */
export const STEP = 5;
export const DAY_MINUTES = 1440;

export type Facilitator =
	| { readonly kind: 'person' | 'association' | 'group'; readonly id: string }
	/** Somebody without an account, by the name that stands in the programme. */
	| { readonly kind: 'other'; readonly name: string };

export interface Task {
	readonly id: string;
	readonly what: string;
	/** YYYY-MM-DD */
	readonly due: string | null;
	/** Id of the association that took it. */
	readonly association: string | null;
	readonly done: boolean;
	/** The decision of the minutes that it came from (`<paper>:<line>`), kept when it is carried on; null: none. */
	readonly line: string | null;
}

export interface Supply {
	readonly id: string;
	readonly what: string;
	readonly wanted: number;
	readonly association: string | null;
	readonly ready: boolean;
}

export interface Shift {
	readonly id: string;
	readonly what: string;
	readonly day: number;
	readonly start: number;
	readonly minutes: number;
	readonly needed: number;
	/** How many people each association sends: counted, never named. */
	readonly takers: readonly { readonly association: string; readonly people: number }[];
}
