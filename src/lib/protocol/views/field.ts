import type { Answers, FormItem } from '#lib/domain/board/form.ts';
import type { ObservationReceipt } from '#lib/domain/board/observation.ts';

/** A site as the page in the field needs it: `GET /api/v1/sites`. Where it is, it does not say. */
export interface FieldSite {
	readonly id: string;
	readonly name: string;
	readonly sector: { readonly id: string; readonly number: number; readonly name: string };
	readonly state: string;
	readonly form: { readonly number: number; readonly items: readonly FormItem[] };
	/** The last visit that this person may read: where the steppers start. Texts are left out. */
	readonly last: { readonly visitedOn: string; readonly answers: Answers } | null;
}

/** Who fills in the form, and for whom they may: `GET /api/v1/field`. */
export interface FieldPerson {
	readonly id: string;
	readonly name: string;
	/** Member associations of this person. `shares`: it takes part in the board, so a report may be for the whole network. */
	readonly associations: readonly { readonly id: string; readonly name: string; readonly shares: boolean }[];
	/** May open the board. */
	readonly board: boolean;
	/** Kinds of alert go to this group: its name; null: to the whole network. */
	readonly alertGroup: string | null;
}

/** What became of a report: `GET /api/v1/observations/{id}`. */
export interface ReportStatus {
	readonly receipt: ObservationReceipt;
	/** How many associations other than its own have had it on an open board. */
	readonly seenBy: number;
	readonly corrected: number;
	readonly disputed: boolean;
}
