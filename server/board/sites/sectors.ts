import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../../access.ts';
import { requireName } from '../../network/input.ts';
import { insertNamed } from '../../network/new-id.ts';
import { revise } from '../../network/revise.ts';
import { sectors } from '../collections.ts';
import type { BoardContext } from '../context.ts';
import type { SitesService } from './service.ts';
import { requireNumber, requireTowns } from './site-input.ts';

const LONGEST_NAME = 40;

export function createSectors(context: BoardContext): Pick<SitesService, 'addSector' | 'editSector'> {
	const { records, sites, live } = context;

	/** A town is coloured by one sector. */
	async function requireFreeTowns(typed: readonly string[], own: string | null): Promise<readonly string[]> {
		const towns = requireTowns(typed);
		const others = (await sites.sectors()).filter(({ id }) => id !== own).flatMap((sector) => sector.towns);
		if (towns.some((town) => others.includes(town))) throw new Refusal('conflict', 'sector-town-taken');
		return towns;
	}

	return {
		async addSector(actor, input) {
			demand(actor, 'board.manage', null);
			const last = (await sites.sectors()).at(-1)?.number ?? 0;
			const fields = {
				name: requireName(input.name, LONGEST_NAME),
				number: requireNumber(input.number ?? last + 1),
				towns: await requireFreeTowns(input.towns ?? [], null),
			};
			const sector = await insertNamed(records, sectors, undefined, (id) => ({ id, ...fields })).catch(
				numberTaken,
			);
			live.announce(['board']);
			return sector;
		},

		async editSector(actor, id, { name, number, towns }) {
			demand(actor, 'board.manage', null);
			const changes = {
				...(name === undefined ? {} : { name: requireName(name, LONGEST_NAME) }),
				...(number === undefined ? {} : { number: requireNumber(number) }),
				...(towns === undefined ? {} : { towns: await requireFreeTowns(towns, id) }),
			};
			const edited = await revise(records, sectors, id, (sector) => ({ ...sector, ...changes })).catch(
				numberTaken,
			);
			if (!edited) throw new Refusal('not-found', 'not-found');
			live.announce(['board']);
			return edited;
		},
	};
}

/** The one thing of a sector that no other may have. */
function numberTaken(thrown: unknown): never {
	if (thrown instanceof Refusal && thrown.reason === 'name-taken')
		throw new Refusal('conflict', 'sector-number-taken');
	throw thrown;
}
