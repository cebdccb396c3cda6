import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import type { FieldPerson, FieldSite } from '#lib/protocol/views/field.ts';

/** What the phone knows from the last time the server answered: enough to open the form without it. */
export interface Known {
	readonly person: FieldPerson;
	readonly sites: readonly FieldSite[];
	/** Instant of the server. */
	readonly at: string;
	/** How far the server's clock was ahead of the phone's, in ms; null: it did not say. */
	readonly ahead: number | null;
}

const HOUR_MS = 3_600_000;

/** What was seen at the last visits is kept no longer than the board is; sites and their questions stay. */
export function withoutOldVisits(known: Known, now: number): Known {
	const until = Date.parse(known.at) + THRESHOLDS.boardOnPhoneHours * HOUR_MS;
	if (now <= until) return known;
	return { ...known, sites: known.sites.map((site) => ({ ...site, last: null })) };
}

/** Minutes that the phone's clock is behind (more than 0) or ahead (less), when that is worth saying; else null. */
export function clockSkew({ ahead }: Pick<Known, 'ahead'>): number | null {
	const minutes = Math.round((ahead ?? 0) / 60_000);
	return Math.abs(minutes) > THRESHOLDS.clockSkewMinutes ? minutes : null;
}
