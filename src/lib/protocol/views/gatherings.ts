import type { Gathering } from '../../domain/gatherings/gathering.ts';

/** What pages are given to show: already cut to what their reader may see. */
export interface GatheringRow extends Gathering {
	/** Empty: the network's. */
	readonly groupName: string;
	/** Who came, once it was recorded: computed from attendance, never typed in. */
	readonly attendance: AttendanceCount;
	readonly registered: number;
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
