import type { MinutesState } from '../../domain/gatherings/minutes.ts';
import type { HeaderRow } from '../../domain/gatherings/minutes-labels.ts';
import type { Decision } from '../../domain/gatherings/read-decisions.ts';
import type { Language } from '../../domain/papers/paper.ts';

export interface MinutesView {
	/** Null: nobody began them. */
	readonly minutes: MinutesFacts | null;
	/** Tasks in the plan that come from an earlier gathering. */
	readonly carried: readonly CarriedTask[];
	/** Groups for which this reader may begin them; empty for whoever may not. */
	readonly groups: readonly { readonly id: string; readonly name: string }[];
	/** YYYY-MM-DD in Paris. */
	readonly today: string;
	readonly may: {
		/** Ask to read them, take tasks from them. */
		readonly organise: boolean;
		/** Write in their paper. */
		readonly write: boolean;
		readonly approve: boolean;
	};
}

export interface MinutesFacts {
	readonly paper: string;
	readonly title: string;
	readonly language: Language;
	readonly groupName: string;
	readonly state: MinutesState;
	readonly startedAt: string;
	/** Empty: the account is gone. */
	readonly startedByName: string;
	/** YYYY-MM-DD */
	readonly readUntil: string | null;
	/** That day is past. */
	readonly readingOver: boolean;
	/** How many people were told to read them. */
	readonly told: number;
	/** What was approved first, then the corrections. */
	readonly approvals: readonly ApprovalView[];
	/** The text is another one than what was approved last. */
	readonly changedSince: boolean;
	/** Rows of the head that the attendance has gone past; always empty once they are read again. */
	readonly stale: readonly HeaderRow[];
	/** As the text says them; of approved minutes, as they were approved. */
	readonly decisions: readonly DecisionView[];
}

export interface ApprovalView {
	readonly version: number;
	readonly textSha256: string;
	readonly at: string;
	readonly byName: string;
}

export interface DecisionView extends Decision {
	/** Empty: it names none. */
	readonly associationName: string;
	/** What became of it, here or in a gathering that follows. */
	readonly task: 'none' | 'open' | 'done';
}

export interface CarriedTask {
	readonly id: string;
	readonly what: string;
	readonly due: string | null;
	/** Empty: nobody took it. */
	readonly associationName: string;
	readonly done: boolean;
	/** Null when the reader may not see it. */
	readonly from: { readonly id: string; readonly title: string } | null;
}
