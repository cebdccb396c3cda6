/** The network lives in one time zone: what people type and read is Paris time, what is kept is UTC. */
export const NETWORK_TIME_ZONE = 'Europe/Paris';

const MINUTE_MS = 60_000;

const wallClock = new Intl.DateTimeFormat('en-GB', {
	timeZone: NETWORK_TIME_ZONE,
	calendar: 'gregory',
	numberingSystem: 'latn',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

export interface WallClock {
	/** YYYY-MM-DD */
	readonly date: string;
	/** HH:MM, 24 hours */
	readonly time: string;
}

/** What a clock on a wall in Paris shows at that UTC instant (ISO text, or ms). */
export function parisWallClock(instant: string | number): WallClock {
	const parts = new Map(wallClock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
	const year = String(parts.get('year')).padStart(4, '0');
	return {
		date: `${year}-${parts.get('month')}-${parts.get('day')}`,
		time: `${parts.get('hour')}:${parts.get('minute')}`,
	};
}

/**
 * The last instant (ISO, UTC) of that minute in Paris: an answer given at 23:59:59 still keeps a deadline of 23:59.
 * The hour that comes twice in October is read as its second coming, the later deadline. Null: no such day, or an
 * hour that the change of March skips.
 */
export function parisDeadline(date: string, time: string): string | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
	const asUtc = Date.parse(`${date}T${time}:00.000Z`);
	if (Number.isNaN(asUtc)) return null;
	// Paris is one or two hours ahead of UTC: winter first, since it gives the later of two readings
	for (const hoursAhead of [1, 2]) {
		const instant = asUtc - hoursAhead * 60 * MINUTE_MS;
		const shown = parisWallClock(instant);
		if (shown.date === date && shown.time === time) return new Date(instant + MINUTE_MS - 1).toISOString();
	}
	return null;
}

/** The calendar day `days` later; both YYYY-MM-DD. */
export function daysLater(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 24 * 60 * MINUTE_MS)
		.toISOString()
		.slice(0, 10);
}
