import type { Answers, FormItem } from '#lib/domain/board/form.ts';
import type { ObservationLevel } from '#lib/domain/board/observation.ts';
import type { FieldValue } from '#lib/domain/board/report-history.ts';
import type { Stream } from '#lib/domain/board/stream.ts';

/** A report in a list: as it stands, without its texts. */
export interface ReportRow {
	readonly id: string;
	/** Two people compare it on the phone. */
	readonly code: string;
	/** Empty sector: the site is not known any more. */
	readonly site: { readonly id: string; readonly name: string; readonly sector: string };
	/** Null: the network’s, of an import. */
	readonly association: { readonly id: string; readonly name: string } | null;
	readonly level: ObservationLevel;
	/** YYYY-MM-DD */
	readonly visitedOn: string;
	/** HH:MM */
	readonly visitedAt: string | null;
	readonly receivedAt: string;
	readonly answers: Answers;
	/** There is a text to read on its page. */
	readonly words: boolean;
	/** How often it was corrected. */
	readonly corrected: number;
	readonly disputed: boolean;
	readonly late: boolean;
	readonly imported: boolean;
	/** Sent by who is asking. */
	readonly mine: boolean;
}

/** The reports of one month that somebody may read: by day, the last first. */
export interface ReportList {
	/** YYYY-MM */
	readonly month: string;
	/** Where these come from: a line in one of them may change the list. */
	readonly streams: readonly Stream[];
	readonly rows: readonly ReportRow[];
	/** Of this month, to choose from. */
	readonly sites: readonly { readonly id: string; readonly name: string }[];
	readonly associations: readonly { readonly id: string; readonly name: string }[];
}

/** A report on its own page, with all that was ever said of it. */
export interface ReportView extends ReportRow {
	/** Of the form that was filled in: what the answers answer. */
	readonly items: readonly FormItem[];
	readonly remark: string;
	/** Who sent it; null unless one may correct it. */
	readonly byName: string | null;
	readonly history: readonly RevisionView[];
	readonly disputes: readonly DisputeView[];
	/** Only for those who decide which one stands. */
	readonly variants: readonly VariantView[];
	/** When its texts were erased last. */
	readonly erasedAt: string | null;
	/** Associations other than its own that had it on an open board. */
	readonly seenBy: number;
	/** What the next correction is made on. */
	readonly heads: readonly [string, ...string[]];
	/** Its month is validated: nothing can be corrected. */
	readonly locked: boolean;
	readonly may: { readonly correct: boolean; readonly erase: boolean };
}

export interface RevisionView {
	readonly id: string;
	readonly receivedAt: string;
	readonly association: string | null;
	readonly byName: string | null;
	/** Empty once it was erased. */
	readonly reason: string;
	readonly changes: readonly ChangeView[];
	/** It ended a dispute, or said which of two reports stands. */
	readonly settled: boolean;
}

export interface ChangeView {
	/** `visitedOn`, `remark`, `answers.meals` … */
	readonly field: string;
	readonly before: FieldValue;
	readonly after: FieldValue;
}

export interface DisputeView {
	readonly field: string;
	/** The first one stands meanwhile. */
	readonly between: readonly {
		readonly revision: string;
		readonly association: string | null;
		readonly receivedAt: string;
		readonly value: FieldValue;
	}[];
}

export interface VariantView {
	readonly hash: string;
	readonly receivedAt: string;
	/** Of another site, association or audience: it can’t take the place of the first, only be reported anew. */
	readonly elsewhere: boolean;
	readonly differences: readonly {
		readonly field: string;
		readonly stands: FieldValue;
		readonly sent: FieldValue;
	}[];
}
