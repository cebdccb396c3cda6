import { digest } from 'lib0/hash/sha256';
import { textToHash } from '#lib/domain/board/hash-report.ts';
import type { Observation, Revision } from '#lib/domain/board/observation.ts';
import type { KeptParcel, Parcel } from '#lib/outbox/parcel.ts';
import { reportOf, type Draft } from './draft.ts';

export interface ReportParcel extends Parcel {
	/** What it was made of: shown, shared as a text, taken back. Never sent. */
	readonly draft: Draft;
}
export type KeptReport = ReportParcel & KeptParcel;

/** Each report is a line of its own: none waits for another. */
export function toParcel(draft: Draft): ReportParcel {
	const report = reportOf(draft);
	const { id } = report;
	const hash = hashOf(report);
	return { id, line: id, path: pathOf(id), body: { ...report, hash }, receipt: { id, hash }, draft };
}

export function pathOf(id: string): string {
	return `/api/v1/observations/${encodeURIComponent(id)}`;
}

/** Hex SHA-256, in a page without TLS too. */
export function hashOf(written: Observation | Revision): string {
	const bytes = digest(new TextEncoder().encode(textToHash(written)));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
