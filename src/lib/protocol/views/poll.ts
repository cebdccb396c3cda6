import type { GatheringDate } from '../../domain/gatherings/gathering.ts';
import type { Choice, OptionTally, PollState } from '../../domain/gatherings/poll.ts';

/** The choice of a date as its page shows it, cut to what its reader may see. */
export interface PollView {
	/** Null: no date was asked for yet. */
	readonly poll: PollShown | null;
	readonly may: {
		readonly answer: boolean;
		/** Open it, change its dates, choose. */
		readonly organise: boolean;
		/** Ask for dates, now. */
		readonly open: boolean;
	};
}

export interface PollShown {
	readonly state: PollState;
	readonly deadline: string;
	/** Associations that must be able to come. */
	readonly quorum: number;
	/** The quorum as it was typed; null: more than half. */
	readonly wishedQuorum: number | null;
	/** How many are asked, and how many of them have answered. */
	readonly asked: number;
	readonly answered: number;
	/** The earlier first. */
	readonly dates: readonly PollDate[];
	readonly associations: readonly PollAssociation[];
	/** The reader's own associations that are asked. */
	readonly mine: readonly PollMine[];
	/** For whom the reader may write down what they were told. */
	readonly others: readonly PollFor[];
	/** Gone and to come, the earlier first. */
	readonly reminders: readonly PollReminder[];
	/** Id of the date that was chosen; null: none yet. */
	readonly chosen: string | null;
	/** An organiser may remind those who are missing, now. */
	readonly mayRemind: boolean;
}

export interface PollDate
	extends GatheringDate, Pick<OptionTally, 'yes' | 'maybe' | 'no' | 'people' | 'quorum'> {
	readonly id: string;
	/** 1: the best. */
	readonly place: number;
}

export interface PollAssociation {
	readonly id: string;
	readonly name: string;
	readonly answered: boolean;
	/** The best that one of its people says, by id of the date. */
	readonly choices: Readonly<Record<string, Choice>>;
	/** Who said what; empty for readers who may not know its people. */
	readonly voices: readonly PollVoice[];
}

export interface PollVoice {
	/** Null: the association, as it told an organiser. */
	readonly name: string | null;
	readonly choices: Readonly<Record<string, Choice>>;
	readonly comment: string;
	/** Who wrote it down for them; null: they answered themselves. */
	readonly recordedBy: string | null;
	/** Id of the person whom the reader may take it back for, `''` for the association; null: not theirs to take back. */
	readonly forget: string | null;
}

/** Somebody for whom the reader may answer. */
export interface PollFor {
	readonly association: string;
	readonly associationName: string;
	/** Null: for the association as a whole. */
	readonly person: string | null;
	readonly personName: string;
}

export interface PollMine extends PollFor {
	/** What the reader said; null: nothing yet. */
	readonly answer: Pick<PollVoice, 'choices' | 'comment' | 'recordedBy'> | null;
}

export interface PollReminder {
	readonly kind: '3-days' | '1-day' | 'by-hand';
	readonly at: string;
	/** How many people it was sent to; null: it is still to go. */
	readonly sent: number | null;
}
