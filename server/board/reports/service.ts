import type { Actor } from '#lib/domain/actor.ts';
import type { EraseReason } from '#lib/domain/board/erase-reasons.ts';
import type { Observation, ObservationReceipt, Revision } from '#lib/domain/board/observation.ts';
import type { FieldPerson, FieldSite, ReportStatus } from '#lib/protocol/views/field.ts';
import type { ReportList, ReportRow, ReportView } from '#lib/protocol/views/report.ts';
import type { ReportPort } from '../ports.ts';

/** Reports of visits. Every method that takes an actor asks `can` with it and throws Refusal. */
export interface ReportsService extends ReportPort {
	/** Sites that one can report from: those that are there, and those that ended in the last days. */
	sites(actor: Actor): Promise<readonly FieldSite[]>;
	/** Who is signed in, and for whom they may report. */
	person(actor: Actor): Promise<FieldPerson>;
	/** Keeps a report once, however often it is sent. Other content under the same id is kept as a variant, and refused. */
	record(actor: Actor, report: Observation, sent?: Sent): Promise<Kept>;
	/** Keeps a correction once, beside those made at the same time. */
	correct(actor: Actor, revision: Revision, sent?: Pick<Sent, 'hash'>): Promise<Kept>;
	/** Erases every text of a report, in its corrections and variants too. */
	erase(actor: Actor, id: string, reason: EraseReason): Promise<void>;
	/** For whoever may read it, and for its own association in any case. */
	status(actor: Actor, id: string): Promise<ReportStatus>;
	read(actor: Actor, id: string): Promise<ReportView>;
	list(actor: Actor, filter: ReportFilter): Promise<ReportList>;
	/** The reports with this short code that one may read; mostly one. */
	find(actor: Actor, code: string): Promise<readonly ReportRow[]>;
}

export interface Sent {
	/** What the sender computed; null: the server does it alone. */
	readonly hash: string | null;
	/** ISO instant on the phone's clock when it was sent; null, or not readable: not known. */
	readonly deviceTime?: string | null;
}

export interface Kept {
	readonly receipt: ObservationReceipt;
	/** False: it was kept before. */
	readonly fresh: boolean;
}

export interface ReportFilter {
	/** YYYY-MM; left out: this month. */
	readonly month?: string;
	readonly site?: string;
	readonly association?: string;
	readonly mine?: boolean;
}
