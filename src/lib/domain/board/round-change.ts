import { weekdayOf } from './round-week.ts';
import { ROUND_PURPOSES, type Round, type RoundPurpose } from './round.ts';
import type { RoundFields } from './rounds-structure.ts';

/** Keys of the live document and what each shall be. */
export type RoundChange = Readonly<Record<string, RoundFields[keyof RoundFields]>>;

/** A new round, or one brought back as it was: every field is said. */
export function planRound({ id, day, start, site, association, purposes }: Round): RoundChange {
	return {
		[`${id}.here`]: true,
		...moveRound(id, { day, start }),
		[`${id}.site`]: site,
		[`${id}.association`]: association,
		...aimRound(id, purposes),
	};
}

/** To another day of its week, or another hour. */
export function moveRound(id: string, { day, start }: Pick<Round, 'day' | 'start'>): RoundChange {
	return { [`${id}.at`]: { day: weekdayOf(day), start } };
}

export function aimRound(id: string, purposes: readonly RoundPurpose[]): RoundChange {
	return Object.fromEntries(
		ROUND_PURPOSES.map((purpose) => [`${id}.for.${purpose}`, purposes.includes(purpose)]),
	);
}

export function takeOutRound(id: string): RoundChange {
	return { [`${id}.here`]: false };
}

export function bringBackRound(id: string): RoundChange {
	return { [`${id}.here`]: true };
}
