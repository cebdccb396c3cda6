import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { m } from '#lib/paraglide/messages.js';

const HOUR_MS = 3_600_000;

/** « depuis 3 jours », counted on the wall in Paris; `at`: ISO instant, `now`: server time in ms. */
export function sinceWords(at: string, now: number): string {
	const days = dayOf(now) - dayOf(at);
	const hours = Math.floor((now - Date.parse(at)) / HOUR_MS);
	if (days >= 1 && hours >= 12) return m.needs_since_days({ count: days });
	return hours >= 1 ? m.needs_since_hours({ count: hours }) : m.needs_since_hour();
}

function dayOf(instant: string | number): number {
	return Math.round(Date.parse(`${parisWallClock(instant).date}T12:00:00.000Z`) / (24 * HOUR_MS));
}
