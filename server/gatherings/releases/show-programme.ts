import { EVERY_ROOM, type ProgrammeItem } from '#lib/domain/gatherings/plan.ts';
import { facilitatorKey } from '#lib/domain/gatherings/plan-change.ts';
import type { Release } from '#lib/domain/gatherings/release.ts';
import type { NamedFacilitator, ReleasedItem, ReleasedProgramme } from '#lib/protocol/views/release.ts';
import type { GatheringsContext } from '../context.ts';

type Needs = Pick<GatheringsContext, 'names' | 'network'>;

/** A given programme with names in the place of ids. */
export async function showProgramme(
	needs: Needs,
	{ plan, date }: Release,
): Promise<Pick<ReleasedProgramme, 'date' | 'items'>> {
	const named = await nameFacilitators(needs, plan.items);
	const names = new Map(named.map((who) => [facilitatorKey('', who), who.name]));
	const rooms = new Map(plan.rooms.map(({ id, name }) => [id, name]));
	const items = plan.items.flatMap((item): ReleasedItem[] => {
		const { id, title, kind, at, minutes, language, by } = item;
		if (!at) return [];
		const room = at.room === EVERY_ROOM ? '' : (rooms.get(at.room) ?? '');
		const people = by.flatMap((who) =>
			who.kind === 'other' ? who.name : (names.get(facilitatorKey('', who)) ?? []),
		);
		return [{ ...{ id, title, kind, minutes, room, language }, day: at.day, start: at.start, by: people }];
	});
	return { date, items };
}

/** Those who are known by an id, each once; who is unknown by now is left out. */
export async function nameFacilitators(
	{ names, network }: Needs,
	items: readonly ProgrammeItem[],
): Promise<readonly NamedFacilitator[]> {
	const all = items.flatMap(({ by }) => by).filter((who) => who.kind !== 'other');
	const once = [...new Map(all.map((who) => [facilitatorKey('', who), who])).values()];
	const accounts = await names(once.filter(({ kind }) => kind === 'person').map(({ id }) => id));
	const named = await Promise.all(once.map(async (who) => ({ ...who, name: await nameOf(who) })));
	return named.filter(({ name }) => name !== '');

	async function nameOf({ kind, id }: (typeof all)[number]): Promise<string> {
		switch (kind) {
			case 'person':
				return accounts.get(id) ?? '';
			case 'association':
				return (await network.association(id))?.name ?? '';
			case 'group':
				return network.groupName(id);
		}
	}
}
