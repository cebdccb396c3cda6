import type { PersonActor } from '#lib/domain/actor.ts';
import { applyAct, openedAs, refuseAct, type LifeAct } from '#lib/domain/board/site-life.ts';
import type { Site } from '#lib/domain/board/site.ts';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../../access.ts';
import { removeRecord, revise } from '../../network/revise.ts';
import { places, sites } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import { insertSite, noteSite, releaseSite, reserveSite } from './keep-site.ts';
import type { SitesService } from './service.ts';
import { requireDay, requireMealDays, requireSector, requireSiteName, todayOf } from './site-input.ts';

type Sites = Pick<SitesService, 'openSite' | 'editSite' | 'changeSite'>;

export function createSites(context: BoardContext): Sites {
	const { records } = context;

	async function itemsOf(id: string | undefined) {
		if (id === undefined) return STANDARD_ITEMS;
		const site = await context.sites.site(id);
		const form = site && (await context.sites.form(id, site.form));
		if (!form) throw new Refusal('invalid', 'site-unknown');
		return form.items;
	}

	/** Its life goes on by one act, whatever else is changed meanwhile. */
	async function live(id: string, act: LifeAct, on: string): Promise<Site> {
		const all = await context.sites.sites();
		const today = todayOf(context);
		const at = instantOf(context);
		const changed = await revise(records, sites, id, (site) => {
			const lives = all.some(
				(other) => other.id !== id && other.series === site.series && other.state === 'open',
			);
			const refused = refuseAct(site, act, on, today, lives);
			if (refused) throw new Refusal('conflict', refused);
			return applyAct(site, act, on, at);
		}).catch(nameTaken);
		if (!changed) throw new Refusal('not-found', 'not-found');
		// who is not there any more is looked for by nobody
		if (changed.state !== 'open') await removeRecord(records, places, id);
		return changed;
	}

	async function move(actor: PersonActor, from: Site, to: Pick<Site, 'name' | 'sector'>, on: string) {
		const items = await itemsOf(from.id);
		const id = await reserveSite(context, actor, to.name, items);
		try {
			// the old one first: a series lives at one place, and people may go on calling it by its name
			await live(from.id, { act: 'moved', site: id }, on);
		} catch (refused) {
			await releaseSite(context, id);
			throw refused;
		}
		try {
			return await insertSite(context, {
				...from,
				...to,
				id,
				state: 'open',
				openedOn: on,
				endedOn: null,
				followedBy: null,
				form: 1,
				history: openedAs(on, instantOf(context), from.id),
				createdAt: instantOf(context),
				createdBy: actor.id,
			});
		} catch (refused) {
			await revise(records, sites, from.id, (site) => (site.followedBy === id ? stayed(site) : site));
			await releaseSite(context, id);
			throw refused;
		}
	}

	return {
		async openSite(actor, input) {
			demand(actor, 'board.manage', null);
			const person = actor as PersonActor;
			const name = requireSiteName(input.name);
			const on = requireDay(context, input.openedOn);
			const fields = {
				sector: await requireSector(context, input.sector),
				mealDays: requireMealDays(input.mealDays ?? []),
			};
			const id = await reserveSite(context, person, name, await itemsOf(input.formOf));
			const at = instantOf(context);
			const site = await insertSite(context, {
				id,
				name,
				...fields,
				series: id,
				state: 'open',
				openedOn: on,
				endedOn: null,
				followedBy: null,
				form: 1,
				history: openedAs(on, at, null),
				createdAt: at,
				createdBy: person.id,
			}).catch(async (refused: unknown) => {
				await releaseSite(context, id);
				throw refused;
			});
			await noteSite(context, person, id);
			return site;
		},

		async editSite(actor, id, { name: typed, sector, mealDays }) {
			demand(actor, 'board.manage', null);
			const name = typed === undefined ? undefined : requireSiteName(typed);
			const changes = {
				...(sector === undefined ? {} : { sector: await requireSector(context, sector) }),
				...(mealDays === undefined ? {} : { mealDays: requireMealDays(mealDays) }),
			};
			const today = todayOf(context);
			const at = instantOf(context);
			const edited = await revise(records, sites, id, (site) => {
				const changed = { ...site, ...changes };
				if (name === undefined || name === site.name) return changed;
				const act: LifeAct = { act: 'renamed', name };
				const refused = refuseAct(site, act, today, today, false);
				if (refused) throw new Refusal('conflict', refused);
				return applyAct(changed, act, today, at);
			}).catch(nameTaken);
			if (!edited) throw new Refusal('not-found', 'not-found');
			await noteSite(context, actor as PersonActor, id);
			return edited;
		},

		async changeSite(actor, id, change) {
			demand(actor, 'board.manage', null);
			const person = actor as PersonActor;
			const from = await context.sites.site(id);
			if (!from) throw new Refusal('not-found', 'not-found');
			const on = requireDay(context, change.on);
			if (change.act === 'moved') {
				const sector = await requireSector(context, change.sector);
				const to = await move(person, from, { name: requireSiteName(change.name), sector }, on);
				await noteSite(context, person, id);
				await noteSite(context, person, to.id);
				return to;
			}
			if (change.act === 'merged' && (await context.sites.site(change.into))?.state !== 'open')
				throw new Refusal('invalid', 'site-unknown');
			const act = change.act === 'merged' ? { act: change.act, site: change.into } : { act: change.act };
			const changed = await live(id, act, on);
			await noteSite(context, person, id);
			if (change.act === 'merged') await noteSite(context, person, change.into);
			return changed;
		},
	};
}

/** As before the move that could not be ended. */
function stayed(site: Site): Site {
	const history = site.history.slice(0, -1);
	return { ...site, state: 'open', endedOn: null, followedBy: null, history };
}

function nameTaken(thrown: unknown): never {
	if (thrown instanceof Refusal && thrown.reason === 'name-taken')
		throw new Refusal('conflict', 'site-name-taken');
	throw thrown;
}
