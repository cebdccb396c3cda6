import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import { collection } from '../../storage/records.ts';

/** Under the id of their gathering: it has one. */
export const minutesOf = collection<Minutes>('gathering-minutes', {
	unique: { paper: ({ paper }) => paper },
});
