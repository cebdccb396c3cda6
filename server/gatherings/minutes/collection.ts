import { minutesState, type Minutes, type MinutesState } from '#lib/domain/gatherings/minutes.ts';
import { collection } from '../../storage/records.ts';

export const READING: MinutesState = 'reading';

/** Under the id of their gathering: it has one. */
export const minutesOf = collection<Minutes>('gathering-minutes', {
	unique: { paper: ({ paper }) => paper },
	indexes: { state: (minutes) => [minutesState(minutes)] },
});
