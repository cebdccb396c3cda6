import { Refusal } from '#lib/domain/refusal.ts';
import { daysLater, parisDeadline } from '#lib/domain/time/paris-time.ts';

/**
 * The term of a mandate from two days of a form (YYYY-MM-DD, Paris, both included): instants, `to` exclusive as the
 * ledger keeps it. No first day: from now on; no last day: until it is withdrawn.
 */
export function mandateTerm(firstDay: string, lastDay: string): { from?: string; to: string | null } {
	const to = lastDay === '' ? null : startOfDay(daysLaterOrRefuse(lastDay, 1));
	return firstDay === '' ? { to } : { from: startOfDay(firstDay), to };
}

function startOfDay(day: string): string {
	const endOfEve = parisDeadline(daysLaterOrRefuse(day, -1), '23:59');
	if (endOfEve === null) throw new Refusal('invalid', 'date');
	return new Date(Date.parse(endOfEve) + 1).toISOString();
}

function daysLaterOrRefuse(day: string, days: number): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00.000Z`)))
		throw new Refusal('invalid', 'date');
	return daysLater(day, days);
}
