import type { DeviceTime } from '#lib/domain/board/observation.ts';

const HOUR_MS = 3_600_000;

/** What this phone's clock says now. */
export function deviceTime(): DeviceTime {
	const now = new Date();
	return { createdAt: now.toISOString(), offset: -now.getTimezoneOffset() || 0 };
}

/** ISO instant, by this phone's clock. */
export function hoursAgo(hours: number): string {
	return new Date(Date.now() - hours * HOUR_MS).toISOString();
}
