import type { GatheringDate, GatheringKind } from '#lib/domain/gatherings/gathering.ts';
import type { Facilitator, ItemKind } from '#lib/domain/gatherings/plan.ts';

/** One gathering of 2013. What the report does not give (days, hours, who exactly came) is example data; the counts are the report's. */
export interface StoryGathering {
	readonly id: string;
	readonly kind: GatheringKind;
	readonly title: string;
	readonly aim: string;
	readonly place: string;
	readonly group: string | null;
	readonly audience: 'network' | 'public';
	readonly date: GatheringDate;
	/** Days among which the date was chosen; left out: it was given. */
	readonly dates?: readonly GatheringDate[];
	/** Association → how many people came for it. */
	readonly came: readonly (readonly [association: string, people: number])[];
	/** Associations of which somebody was excused. */
	readonly excused?: readonly string[];
	/** People counted without a list. */
	readonly received?: number;
	readonly programme?: StoryProgramme;
}

export interface StoryProgramme {
	readonly rooms: readonly { readonly name: string; readonly seats: number }[];
	readonly items: readonly StoryItem[];
	readonly tasks: readonly {
		readonly what: string;
		readonly due: string;
		readonly association: string | null;
		/** True when left out. */
		readonly done?: boolean;
	}[];
}

export interface StoryItem {
	readonly title: string;
	readonly kind: ItemKind;
	/** 0: the first day, which it is when left out. */
	readonly day?: number;
	/** HH:MM */
	readonly from: string;
	readonly minutes: number;
	/** Name of a room; null: every room. */
	readonly room: string | null;
	readonly by?: readonly Facilitator[];
}
