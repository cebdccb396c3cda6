import type { RegistrationRules } from '../../domain/gatherings/gathering.ts';
import type { WhyClosed } from '../../domain/gatherings/register-terms.ts';

/** The registrations of a gathering, cut to what their reader may see. */
export interface RegistrationsView {
	readonly rules: RegistrationRules;
	/** Why nobody may ask for a place by themselves; null: they may. */
	readonly closed: WhyClosed | null;
	/** Null for those who are not signed in. */
	readonly totals: PlaceTotals | null;
	/** The same by association, by name; those that come for none last. Empty for those who are not signed in. */
	readonly associations: readonly AssociationPlaces[];
	/** The reader's own place; null: none. */
	readonly mine: MyPlace | null;
	/** For whom they may ask for a place for themselves; people from outside, for none. */
	readonly choices: readonly PlaceChoice[];
	/** Names, for those who look after them: the reader's associations, or all for organisers. */
	readonly lists: readonly RegistrantList[];
	readonly organiser: OrganiserView | null;
}

export interface PlaceTotals {
	readonly in: number;
	readonly waiting: number;
	/** Associations that somebody has a place for. */
	readonly associations: number;
}

export interface AssociationPlaces {
	readonly association: string | null;
	/** Empty: those who come for no association. */
	readonly name: string;
	readonly in: number;
	readonly waiting: number;
}

export interface MyPlace {
	readonly id: string;
	readonly associationName: string;
	readonly role: string;
	readonly state: 'in' | 'waiting';
	/** Place among those who wait, from 1; null: they have a place. */
	readonly rank: number | null;
	/** What they said they need; null: nothing, or it is kept no more. */
	readonly needs: Needs | null;
	/** May still say it. */
	readonly saysNeeds: boolean;
}

export interface PlaceChoice {
	/** Null: for none. */
	readonly association: string | null;
	readonly name: string;
	/** Null: no limit. */
	readonly left: number | null;
}

export interface RegistrantList {
	readonly association: string | null;
	readonly name: string;
	/** Those who have a place by name, then those who wait in their order. */
	readonly registrants: readonly RegistrantRow[];
	/** Names of its people without a place, to choose from. */
	readonly people: readonly string[];
}

export interface RegistrantRow {
	readonly id: string;
	readonly name: string;
	readonly organisation: string;
	readonly role: string;
	readonly state: 'in' | 'waiting';
	readonly rank: number | null;
	/** For organisers: an address from outside, to write to; null: none. */
	readonly email: string | null;
	/** For organisers. */
	readonly needs: Needs | null;
}

export interface OrganiserView {
	/** Why even they add nobody; null: they may. */
	readonly closed: WhyClosed | null;
	/** Among those who have a place. */
	readonly needs: NeedsTotals;
	/** Associations that people may be added for. */
	readonly associations: readonly { readonly id: string; readonly name: string }[];
}

export interface Needs {
	readonly access: boolean;
	readonly childcare: boolean;
	readonly transport: boolean;
	readonly meals: boolean;
	/** In their own words; may be empty. */
	readonly words: string;
}

export interface NeedsTotals {
	readonly access: number;
	readonly childcare: number;
	readonly transport: number;
	readonly meals: number;
	readonly words: number;
}

/** What the link of a letter leads somebody from outside to. */
export interface OutsidePlace {
	readonly gathering: PlaceGathering;
	readonly name: string;
	readonly state: 'in' | 'waiting';
	readonly rank: number | null;
	/** May still give it up or name somebody else. */
	readonly changes: boolean;
	readonly saysNeeds: boolean;
	/** They said some; which, the link does not tell: it may have been passed on. */
	readonly saidNeeds: boolean;
}

/** What a letter's reader is told of the gathering. */
export interface PlaceGathering {
	readonly id: string;
	readonly title: string;
	readonly place: string;
	readonly date: {
		readonly day: string;
		readonly days: number;
		readonly from: string;
		readonly to: string;
	} | null;
	readonly cancelled: boolean;
}
