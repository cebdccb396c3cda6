import type { Gathering, GatheringState } from '../../domain/gatherings/gathering.ts';
import type { NextStep } from '../../domain/gatherings/states.ts';

/**
 * What pages are given to show: already cut to what their reader may see. Who may not read its plan (the public, a partner)
 * finds `group`, `organisers`, `invited`, `document`, `follows`, `received` and `createdBy` empty.
 */
export interface GatheringRow extends Gathering {
	/** Empty: the network's. */
	readonly groupName: string;
	/** Who came, once it was recorded: computed from attendance, never typed in. */
	readonly attendance: AttendanceCount;
	/** People who have a place; null: not for this reader. */
	readonly registered: number | null;
	readonly may: { readonly organise: boolean };
}

export interface AttendanceCount {
	/** People present. */
	readonly people: number;
	/** Associations that at least one of them came for. */
	readonly associations: number;
}

export interface GatheringView {
	readonly gathering: GatheringRow;
	readonly organisers: readonly { readonly id: string; readonly name: string }[];
	readonly invited: readonly { readonly id: string; readonly name: string }[];
	/** The gathering that it follows, when the reader may see it. */
	readonly follows: { readonly id: string; readonly title: string } | null;
	/** YYYY-MM-DD in Paris, when it was read. */
	readonly today: string;
	/** What its organisers do next, and the states they may move it to; null and none for everybody else. */
	readonly next: NextStep | null;
	readonly moves: readonly GatheringState[];
	readonly may: {
		readonly organise: boolean;
		readonly answerPoll: boolean;
		readonly readPlan: boolean;
		readonly writePlan: boolean;
		readonly recordAttendance: boolean;
		readonly readNeeds: boolean;
		readonly giveFeedback: boolean;
		readonly readFeedback: boolean;
	};
}
