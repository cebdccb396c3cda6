import { shortCode } from '#lib/domain/board/observation.ts';
import type { FieldPerson, FieldSite, ReportStatus } from '#lib/protocol/views/field.ts';
import type { ReportRow } from '#lib/protocol/views/report.ts';
import type { Known } from './known.ts';
import { pathOf } from './report-parcel.ts';

/** For a server that takes the request and says nothing, in ms. */
const PATIENCE = 30_000;

/** `away`: nobody answers, or a captive portal does. */
export type Contact =
	| { readonly kind: 'known'; readonly known: Known }
	| { readonly kind: 'signed-out' }
	| { readonly kind: 'away' };

/** Who is signed in, and which sites they may report from. Never rejects. */
export async function askServer(): Promise<Contact> {
	const [who, where] = await Promise.all([
		ask<FieldPerson>('/api/v1/field'),
		ask<FieldSite[]>('/api/v1/sites'),
	]);
	if (who?.status === 401) return { kind: 'signed-out' };
	if (who?.status !== 200 || typeof who.answer.id !== 'string' || !where) return { kind: 'away' };
	// who may not see the sites any more keeps nothing of them
	const isRefused = [403, 404].includes(where.status);
	if (!isRefused && (where.status !== 200 || !Array.isArray(where.answer))) return { kind: 'away' };
	const { at, ahead } = who;
	return { kind: 'known', known: { person: who.answer, sites: isRefused ? [] : where.answer, at, ahead } };
}

/** Null: not now. */
export async function askStatus(id: string): Promise<ReportStatus | null> {
	const answered = await ask<ReportStatus>(pathOf(id));
	return answered?.status === 200 && typeof answered.answer.seenBy === 'number' ? answered.answer : null;
}

/** The report that the network has under this id, without its texts. Null: not now, or one may not read it. */
export async function askStanding(id: string): Promise<ReportRow | null> {
	const answered = await ask<ReportRow[]>(`/api/v1/observations?code=${shortCode(id)}`);
	if (answered?.status !== 200 || !Array.isArray(answered.answer)) return null;
	return answered.answer.find((report) => report.id === id) ?? null;
}

interface Answered<T> {
	readonly status: number;
	readonly answer: T;
	readonly at: string;
	readonly ahead: number | null;
}

async function ask<T>(path: string): Promise<Answered<T> | null> {
	try {
		const response = await fetch(path, {
			cache: 'no-store',
			redirect: 'error',
			signal: AbortSignal.timeout(PATIENCE),
		});
		if (!/^application\/json\s*(;|$)/i.test(response.headers.get('content-type') ?? '')) return null;
		const date = Date.parse(response.headers.get('date') ?? '');
		const ahead = Number.isNaN(date) ? null : date - Date.now();
		const answer = (await response.json()) as T;
		return { status: response.status, answer, at: new Date(Date.now() + (ahead ?? 0)).toISOString(), ahead };
	} catch {
		return null;
	}
}
