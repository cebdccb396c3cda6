import type { Round } from './round.ts';

/**
 * planned: it is ahead · underway: within its hour · awaited: its hour is past, and it is still its day · unreported: its day
 * is past without a report (which does not say that nobody went) · reported: a report tells of it
 */
export type RoundState = 'planned' | 'underway' | 'awaited' | 'unreported' | 'reported';

/** On the wall where the sites are. */
export interface WallMoment {
	/** YYYY-MM-DD */
	readonly day: string;
	/** Minutes after midnight. */
	readonly minute: number;
}

const LASTS_MINUTES = 60;

export function roundState(
	{ day, start }: Pick<Round, 'day' | 'start'>,
	isReported: boolean,
	now: WallMoment,
): RoundState {
	if (isReported) return 'reported';
	if (day < now.day) return 'unreported';
	if (day > now.day || now.minute < start) return 'planned';
	return now.minute < start + LASTS_MINUTES ? 'underway' : 'awaited';
}
