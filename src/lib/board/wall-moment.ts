import type { WallMoment } from '#lib/domain/board/round-state.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { minutesOfClock } from '#lib/planning/plan-time.ts';

/** What a wall in Paris shows. */
export function wallMoment(ms: number): WallMoment {
	const { date, time } = parisWallClock(ms);
	return { day: date, minute: minutesOfClock(time)! };
}
