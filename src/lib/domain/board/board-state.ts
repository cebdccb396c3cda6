import type { Alert } from './alert.ts';
import type { Answers } from './form.ts';
import type { Need, Offer } from './need.ts';
import type { ToldRevision } from './board-event.ts';
import type { Cursor, Stream } from './stream.ts';

/** What the board knows, folded from its events (fold-board.ts): the same in the browser and on the server. JSON. */
export interface BoardState {
	readonly cursor: Cursor;
	/** By id: those of the last days, and the last of each site. */
	readonly reports: Readonly<Record<string, ReportLine>>;
	readonly needs: Readonly<Record<string, Need>>;
	readonly offers: Readonly<Record<string, Offer>>;
	/** Those that have not ended, and those that ended in the last days. */
	readonly alerts: Readonly<Record<string, AlertLine>>;
}

/** A report as it stands now. */
export interface ReportLine {
	readonly id: string;
	readonly stream: Stream;
	readonly seq: number;
	readonly site: string;
	readonly form: number;
	/** Null: the network's, of an import without association. */
	readonly association: string | null;
	readonly visitedOn: string;
	readonly visitedAt: string | null;
	readonly receivedAt: string;
	/** Without texts, as corrected. */
	readonly answers: Answers;
	readonly words: boolean;
	readonly round: string | null;
	readonly late: boolean;
	readonly imported: boolean;
	readonly revisions: readonly ToldRevision[];
	/** Hashes of what was sent under the same id with other content, until somebody said which one stands. */
	readonly variants: readonly string[];
	/** Corrected differently at the same time, or sent twice with different content: somebody has to look. */
	readonly disputed: boolean;
}

/** An alert without what people wrote in it: its page says that. */
export type AlertLine = Omit<Alert, 'by' | 'added' | 'handledBy' | 'reason'> & {
	readonly completed: number;
	readonly handledBy: readonly (string | null)[];
};
