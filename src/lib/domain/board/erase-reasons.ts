/** Why the texts of a report are erased, without saying what they said: this is noted. */
export const ERASE_REASONS = [
	'asked-by-person',
	'names-somebody',
	'tells-place',
	'written-by-mistake',
] as const;
export type EraseReason = (typeof ERASE_REASONS)[number];
