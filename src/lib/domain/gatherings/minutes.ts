import { isPlainDay } from './plan-structure.ts';

/** What is known of the minutes of a gathering; their text is a paper. */
export interface Minutes {
	readonly gathering: string;
	readonly paper: string;
	readonly startedAt: string;
	readonly startedBy: string;
	/** Digests of the lines of each row of the header as they were last written: what people wrote over them stays. */
	readonly header: Readonly<Record<string, readonly string[]>>;
	/** YYYY-MM-DD, the last day to read them again; null: still a draft. */
	readonly readUntil: string | null;
	/** The version that was approved, then those with corrections; never changed, only followed by another. */
	readonly approvals: readonly Approval[];
}

export interface Approval {
	readonly version: number;
	/** Of the Markdown bytes, lower-case hex. */
	readonly textSha256: string;
	readonly at: string;
	readonly by: string;
}

export const MINUTES_STATES = ['draft', 'reading', 'approved'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

export function minutesState({
	approvals,
	readUntil,
}: Pick<Minutes, 'approvals' | 'readUntil'>): MinutesState {
	if (approvals.length > 0) return 'approved';
	return readUntil === null ? 'draft' : 'reading';
}

/** Longest time to read minutes again, in days. */
const MOST_READING = 366;

/** The rule that says no to this last day of reading, or null. `today`: YYYY-MM-DD in Paris. */
export function refuseReadUntil(
	day: string,
	today: string,
): 'date' | 'minutes-day-past' | 'minutes-day-far' | null {
	if (!isPlainDay(day)) return 'date';
	if (day < today) return 'minutes-day-past';
	return Date.parse(day) - Date.parse(today) > MOST_READING * 86_400_000 ? 'minutes-day-far' : null;
}

/** May they be approved without saying that it is before the announced day? That day still belongs to the readers. */
export function isReadingOver({ readUntil }: Pick<Minutes, 'readUntil'>, today: string): boolean {
	return readUntil !== null && today > readUntil;
}
