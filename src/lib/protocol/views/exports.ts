import type { ExportTable } from '#lib/domain/board/exports/export-table.ts';

/** What an export covers. */
export interface ExportFilter {
	/** YYYY-MM, both included; at most 24 months. */
	readonly from: string;
	readonly to: string;
	/** Id of a site; null: all. */
	readonly site: string | null;
	/** Id of an association; null: all. */
	readonly association: string | null;
}

export interface ExportedVisits extends ExportTable {
	readonly filter: ExportFilter;
	/** Names of sites and associations, and the number of a site's sector, by id. */
	readonly sites: Readonly<Record<string, { readonly name: string; readonly sector: number }>>;
	readonly associations: Readonly<Record<string, string>>;
	/** Of an export with raw figures: what stands above them in the file. */
	readonly raw: RawExport | null;
}

/** An export of figures that are not rounded: who has it, why, until when. */
export interface RawExport {
	readonly id: string;
	readonly filter: ExportFilter;
	readonly reason: string;
	readonly personName: string;
	readonly madeAt: string;
	readonly expiresAt: string;
}

export interface ExportsView {
	/** Months and filters that make sense. */
	readonly sites: readonly { readonly id: string; readonly name: string }[];
	readonly associations: readonly { readonly id: string; readonly name: string }[];
	readonly mayMakeRaw: boolean;
	/** One's own; the coordinator sees all. Newest first. */
	readonly raw: readonly (RawExport & {
		readonly mine: boolean;
		/** Corrections and erasures in its months since it was made: the file says something else than the board. */
		readonly changedSince: number;
	})[];
}
