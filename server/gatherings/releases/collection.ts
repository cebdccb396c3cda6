import type { Release } from '#lib/domain/gatherings/release.ts';
import { collection } from '../../storage/records.ts';

export const releases = collection<Release>('gathering-releases', {
	indexes: { gathering: ({ gathering }) => [gathering] },
	// of two organisers who release at once, one must look again
	unique: { number: ({ gathering, number }) => `${gathering}/${number}` },
});
