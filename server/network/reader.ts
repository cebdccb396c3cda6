import type { Association } from '#lib/domain/network/association.ts';
import type { WorkingGroup } from '#lib/domain/network/working-group.ts';
import type { Records } from '../storage/records.ts';
import { associations, groups, ONLY, settings } from './collections.ts';
import { listAll } from './read-all.ts';

/** What other areas look up of the network, whoever asks: the caller answers for the right to it. */
export interface NetworkReader {
	/** Of the network itself; empty before it is set up. */
	name(): Promise<string>;
	association(id: string): Promise<Association | null>;
	/** Those who are members at this instant. */
	memberAssociations(): Promise<readonly Association[]>;
	group(id: string): Promise<WorkingGroup | null>;
	/** Empty when unknown. */
	groupName(id: string): Promise<string>;
}

export function readNetwork(records: Records): NetworkReader {
	const group = async (id: string) => (await records.get(groups, id))?.value ?? null;
	return {
		name: async () => (await records.get(settings, ONLY))?.value.name ?? '',
		association: async (id) => (await records.get(associations, id))?.value ?? null,
		memberAssociations: async () =>
			(await listAll(records, associations))
				.map(({ value }) => value)
				.filter(({ kind, leftAt }) => kind === 'member' && leftAt === null),
		group,
		groupName: async (id) => (await group(id))?.name ?? '',
	};
}
