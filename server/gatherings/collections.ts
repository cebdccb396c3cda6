import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { collection } from '../storage/records.ts';

export const gatherings = collection<Gathering>('gatherings', {
	unique: { document: ({ document }) => document },
	indexes: { group: ({ group }) => (group === null ? [] : [group]) },
});
