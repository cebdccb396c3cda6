import { can } from '#lib/domain/can.ts';
import type { Site } from '#lib/domain/board/site.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { LifeLine } from '#lib/protocol/views/sites.ts';
import { demandToSee } from '../../access.ts';
import type { BoardContext } from '../context.ts';
import { maySeePlaces } from './places.ts';
import { rowOf } from './rows.ts';
import type { SitesService } from './service.ts';

export function createViews(context: BoardContext): Pick<SitesService, 'list' | 'view'> {
	return {
		async list(actor) {
			demandToSee(actor, 'site.read', null);
			const [sectors, all] = await Promise.all([context.sites.sectors(), context.sites.sites()]);
			const openFirst = all.toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
			return {
				sectors: sectors.map((sector) => ({
					...sector,
					sites: openFirst.filter((site) => site.sector === sector.id).map(rowOf),
				})),
				manages: can(actor, 'board.manage', null),
			};
		},

		async view(actor, id) {
			demandToSee(actor, 'site.read', null);
			const [sectors, all] = await Promise.all([context.sites.sectors(), context.sites.sites()]);
			const site = all.find((each) => each.id === id);
			const sector = sectors.find((each) => each.id === site?.sector);
			if (!site || !sector) throw new Refusal('not-found', 'not-found');
			return {
				...rowOf(site),
				sector: { id: sector.id, number: sector.number, name: sector.name },
				mealDays: site.mealDays,
				form: site.form,
				life: lifeOf(site, all),
				series: all
					.filter(({ series }) => series === site.series)
					.toSorted((one, other) => one.openedOn.localeCompare(other.openedOn))
					.map(rowOf),
				manages: can(actor, 'board.manage', null),
				placed: await maySeePlaces(context, actor),
			};
		},
	};
}

function lifeOf(site: Site, all: readonly Site[]): readonly LifeLine[] {
	const find = (id: string | null) => all.find((each) => each.id === id);
	const own = site.history.map((change, i): LifeLine & { at: string } => {
		const { act, on, at, name } = change;
		const other = find(change.site);
		// what it was renamed to is what the next renaming calls its old name
		const next = site.history.slice(i + 1).find((later) => later.name !== null)?.name ?? site.name;
		return { act, on, at, names: name === null ? null : [name, next], site: other ? rowOf(other) : null };
	});
	const joined = all.flatMap((other): readonly (LifeLine & { at: string })[] => {
		const merged = other.history.at(-1);
		if (other.state !== 'merged' || merged?.site !== site.id) return [];
		return [{ act: 'joined', on: merged.on, at: merged.at, names: null, site: rowOf(other) }];
	});
	return [...own, ...joined]
		.toSorted((one, other) => one.on.localeCompare(other.on) || one.at.localeCompare(other.at))
		.map(({ act, on, names, site: other }) => ({ act, on, names, site: other }));
}

function isOpen({ state }: Site): boolean {
	return state === 'open';
}
