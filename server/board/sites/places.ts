import { can } from '#lib/domain/can.ts';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Place, Site } from '#lib/domain/board/site.ts';
import { cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { PlaceInput } from '#lib/protocol/views/sites.ts';
import { demandToSee } from '../../access.ts';
import { listAll } from '../../network/read-all.ts';
import { removeRecord, revise } from '../../network/revise.ts';
import { places } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { SitesService } from './service.ts';

type Places = Pick<SitesService, 'place' | 'setPlace' | 'removePlace' | 'sweep'>;

const LONGEST_WAY = 500;

/** The one part that touches the one table that says where a site is. */
export function createPlaces(context: BoardContext): Places {
	const { records, names, note } = context;

	async function siteFor(actor: Actor, id: string): Promise<Site> {
		demandToSee(actor, 'place.read', { granted: await context.granted('places') });
		const site = await context.sites.site(id);
		if (!site) throw new Refusal('not-found', 'not-found');
		return site;
	}

	return {
		async place(actor, id) {
			await siteFor(actor, id);
			await note(actor, 'place-viewed', id);
			const place = (await records.get(places, id))?.value;
			if (!place) return null;
			const { latitude, longitude, way, changedAt, changedBy } = place;
			const changedByName = (await names([changedBy])).get(changedBy) ?? '';
			return { latitude, longitude, way, changedAt, changedByName };
		},

		async setPlace(actor, id, input) {
			const site = await siteFor(actor, id);
			if (site.state !== 'open') throw new Refusal('conflict', 'site-no-way');
			const place: Place = {
				site: id,
				...requirePlace(input),
				changedAt: instantOf(context),
				changedBy: (actor as PersonActor).id,
			};
			await note(actor, 'place-changed', id);
			if (!(await records.insert(places, id, place))) await revise(records, places, id, () => place);
		},

		async removePlace(actor, id) {
			await siteFor(actor, id);
			await note(actor, 'place-changed', id);
			await removeRecord(records, places, id);
		},

		async sweep() {
			for (const { id } of await listAll(records, places)) {
				const site = await context.sites.site(id);
				if (site?.state !== 'open') await removeRecord(records, places, id);
			}
		},
	};
}

/** May this person be told where sites are? */
export async function maySeePlaces(context: BoardContext, actor: Actor): Promise<boolean> {
	return can(actor, 'place.read', { granted: await context.granted('places') });
}

function requirePlace({ latitude, longitude, way: typed }: PlaceInput): PlaceInput {
	const way = cleanNote(typed, LONGEST_WAY);
	if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
		throw new Refusal('invalid', 'place-coordinates');
	if (way === null) throw new Refusal('invalid', 'place-way');
	return { latitude, longitude, way };
}
