/** A forum, meeting, training, workshop or vigil: what is known about it. Its programme and tasks are a live document. */
export interface Gathering {
	readonly id: string;
	readonly kind: GatheringKind;
	readonly title: string;
	/** Why people meet; may be empty. */
	readonly aim: string;
	/** Town or house, as it stands on the invitation; may be empty. */
	readonly place: string;
	/** How to get there; may be empty. */
	readonly address: string;
	/** The working group that meets or prepares it; null: the network's. */
	readonly group: string | null;
	/** Ids of the people who prepare it, beside those of the group. */
	readonly organisers: readonly string[];
	readonly audience: GatheringAudience;
	/** Ids of the invited associations; asked only when the audience is `invited`. */
	readonly invited: readonly string[];
	readonly state: GatheringState;
	/** Set when it does not take place: it stays in calendars as cancelled. */
	readonly cancelledAt: string | null;
	/** Null until it is chosen. */
	readonly date: GatheringDate | null;
	/** Name of the live document of its plan: `/sync/<document>`. */
	readonly document: string;
	readonly registration: RegistrationRules;
	/** The gathering whose open tasks were carried here; null: none. */
	readonly follows: string | null;
	/** People whom the associations received that day: counted, never listed. */
	readonly received: number;
	readonly createdAt: string;
	readonly createdBy: string;
	/** The last change that a calendar should hear of, and how many there were (iCalendar SEQUENCE). */
	readonly changedAt: string;
	readonly sequence: number;
}

export const GATHERING_KINDS = ['forum', 'meeting', 'training', 'workshop', 'vigil'] as const;
export type GatheringKind = (typeof GATHERING_KINDS)[number];

/**
 * idea → polling (its date is being chosen) → planned → open (for registration) → held → closed (figures and minutes
 * stand). A cancelled one keeps its state.
 */
export const GATHERING_STATES = ['idea', 'polling', 'planned', 'open', 'held', 'closed'] as const;
export type GatheringState = (typeof GATHERING_STATES)[number];

/** Who may come and see it: people of the network; people of the invited associations; everybody. */
export const GATHERING_AUDIENCES = ['network', 'invited', 'public'] as const;
export type GatheringAudience = (typeof GATHERING_AUDIENCES)[number];

/** Days and hours on the wall in Paris: no instant, so that no time zone can shift it. */
export interface GatheringDate {
	/** YYYY-MM-DD, the first day. */
	readonly day: string;
	/** How many days in a row, 1 to 14. */
	readonly days: number;
	/** HH:MM, each day. */
	readonly from: string;
	/** HH:MM, each day, after `from`; of one day only, an earlier hour is that of the next morning. */
	readonly to: string;
}

export interface RegistrationRules {
	/** Places of each association; null: no limit. Everybody who stands for no association shares one such number. */
	readonly perAssociation: number | null;
	/** Places in all; null: no limit. */
	readonly overall: number | null;
	/** YYYY-MM-DD: from this day on only the places in all count; null: never. */
	readonly opensToAllOn: string | null;
	/** YYYY-MM-DD: the last day to register; null: until it is held. */
	readonly closesOn: string | null;
}

/** What `can` must know of a gathering. */
export type GatheringFacts = Pick<Gathering, 'group' | 'organisers' | 'audience' | 'invited' | 'state'>;

export const MOST_DAYS = 14;
