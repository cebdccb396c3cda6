/** A planned visit (« maraude »). Rounds of one week are one live document; nothing in it says who comes, only which association. */
export interface Round {
	/** `v` and 11 letters or digits. */
	readonly id: string;
	/** YYYY-MM-DD */
	readonly day: string;
	/** Minutes after midnight on the wall. */
	readonly start: number;
	readonly site: string;
	readonly association: string;
	readonly purposes: readonly RoundPurpose[];
}

export const ROUND_PURPOSES = ['meal', 'visit', 'care', 'clothes', 'showers', 'rights', 'wood'] as const;
export type RoundPurpose = (typeof ROUND_PURPOSES)[number];

const ROUNDS_PREFIX = 'rounds-';

export function isRoundsDocument(document: string): boolean {
	return document.startsWith(ROUNDS_PREFIX);
}

/** `rounds-2013-w20`: the live document of the ISO week that holds this day. */
export function roundsDocument(day: string): string {
	const date = new Date(`${day}T00:00:00.000Z`);
	// the week belongs to the year of its Thursday
	date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
	const year = date.getUTCFullYear();
	const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
	return `${ROUNDS_PREFIX}${year}-w${String(week).padStart(2, '0')}`;
}
