import { afterEach, beforeEach, expect, test } from 'vitest';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { entries, forms, sites } from '../../../server/board/collections.ts';
import type { SitesService } from '../../../server/board/sites/service.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';

let house: BoardHouse;
let board: SitesService;
beforeEach(async () => {
	house = await openBoardHouse();
	board = house.services.board.sites;
}, 60_000);
afterEach(() => house.close());

const coordinator = () => house.as('coordination');
const refusal = (code: string, reason: string) => expect.objectContaining({ code, reason });
/** Lines of the log that say that a site changed. */
async function told(): Promise<string[]> {
	const { records } = house.services.storage;
	return (await listAll(records, entries)).flatMap(({ value: { fact } }) =>
		fact.kind === 'site' ? fact.site : [],
	);
}

test('BD111 the coordinator sets up sectors and sites; others of the network read them; nobody else learns of one', async () => {
	const [site] = house.sites;
	const asked: Record<Person, [string, string]> = {
		coordination: ['ok', 'ok'],
		salam: ['ok', 'forbidden'],
		salamReferent: ['ok', 'forbidden'],
		auberge: ['ok', 'forbidden'],
		emmaus: ['ok', 'forbidden'],
		ligue: ['not-found', 'forbidden'],
		nobody: ['not-found', 'forbidden'],
	};
	const outcome = (work: Promise<unknown>) => work.then(() => 'ok').catch((no: { code: string }) => no.code);
	for (const [who, [reads, manages]] of Object.entries(asked)) {
		const actor = await house.as(who as Person);
		for (const read of [
			() => board.list(actor),
			() => board.view(actor, site.id),
			() => board.form(actor, site.id),
		])
			expect(`${who} ${await outcome(read())}`).toBe(`${who} ${reads}`);
		for (const change of [
			() => board.addSector(actor, { name: `Secteur ${who}` }),
			() => board.editSector(actor, house.sector.id, { name: 'Dunkerque' }),
			() => board.openSite(actor, { name: 'Marck', sector: house.sector.id }),
			() => board.editSite(actor, site.id, { mealDays: [1] }),
			() => board.setForm(actor, site.id, STANDARD_ITEMS.slice(1)),
			() => board.changeSite(actor, site.id, { act: 'closed' }),
		])
			expect(`${who} ${await outcome(change())}`).toBe(`${who} ${manages}`);
	}
	for (const work of [board.list, (actor: never) => board.view(actor, site.id)])
		await expect(work((await house.as(null)) as never)).rejects.toEqual(refusal('signed-out', 'signed-out'));
});

test('BD112 sectors are numbered, each number once; a town is in one sector', async () => {
	const actor = await coordinator();
	const next = await board.addSector(actor, { name: 'Calaisis', towns: ['calais', 'marck', 'calais'] });
	expect(next).toMatchObject({ number: 2, towns: ['calais', 'marck'] });
	await expect(board.addSector(actor, { name: 'Boulonnais', number: 2 })).rejects.toEqual(
		refusal('conflict', 'sector-number-taken'),
	);
	await expect(board.editSector(actor, house.sector.id, { number: 2 })).rejects.toEqual(
		refusal('conflict', 'sector-number-taken'),
	);
	await expect(board.editSector(actor, house.sector.id, { towns: ['calais'] })).rejects.toEqual(
		refusal('conflict', 'sector-town-taken'),
	);
	await expect(board.addSector(actor, { name: 'Mer', towns: ['atlantis'] })).rejects.toEqual(
		refusal('invalid', 'sector-town'),
	);
	await expect(board.addSector(actor, { name: 'Mer', number: 0 })).rejects.toEqual(
		refusal('invalid', 'sector-number'),
	);
	const { sectors } = await board.list(actor);
	expect(sectors.map(({ number, name }) => [number, name])).toEqual([
		[1, 'Dunkerquois'],
		[2, 'Calaisis'],
	]);
});

test('BD95 a landmark in the name of a site is refused, when it opens, moves or is renamed (protection 22)', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const no = refusal('invalid', 'site-name-landmark');
	const name = 'Calais, quai de la gare';
	await expect(board.openSite(actor, { name, sector: house.sector.id })).rejects.toEqual(no);
	await expect(board.editSite(actor, site.id, { name })).rejects.toEqual(no);
	const move = { act: 'moved', name, sector: house.sector.id } as const;
	await expect(board.changeSite(actor, site.id, move)).rejects.toEqual(no);
	expect(JSON.stringify(await board.list(actor))).not.toContain('quai');
});

test('BD97 a site that moves goes on as a new one under the same series, with its form; both say so', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	await board.setForm(actor, site.id, STANDARD_ITEMS.slice(0, 3));
	const change = { act: 'moved', on: '2013-03-04', name: 'Grande-Synthe', sector: house.sector.id } as const;
	const moved = await board.changeSite(actor, site.id, change);
	expect(moved).toMatchObject({ name: 'Grande-Synthe', series: site.series, state: 'open', form: 1 });
	expect(moved.id).not.toBe(site.id);
	expect((await board.form(actor, moved.id)).versions[0]!.items).toEqual(STANDARD_ITEMS.slice(0, 3));

	const before = await board.view(actor, site.id);
	expect(before).toMatchObject({ state: 'moved', endedOn: '2013-03-04' });
	expect(before.life.map(({ act, site: other }) => [act, other?.id])).toEqual([
		['opened', undefined],
		['moved', moved.id],
	]);
	const after = await board.view(actor, moved.id);
	expect(after.life.map(({ act, site: other }) => [act, other?.id])).toEqual([['opened', site.id]]);
	expect(after.series.map(({ id }) => id)).toEqual([site.id, moved.id]);
	await expect(board.changeSite(actor, site.id, { act: 'reopened' })).rejects.toEqual(
		refusal('conflict', 'site-series-lives'),
	);
});

test('BD97 a move to a name that is taken changes nothing', async () => {
	const actor = await coordinator();
	const [site, other] = house.sites;
	const change = { act: 'moved', name: other.name, sector: house.sector.id } as const;
	await expect(board.changeSite(actor, site.id, change)).rejects.toEqual(
		refusal('conflict', 'site-name-taken'),
	);
	const view = await board.view(actor, site.id);
	expect(view).toMatchObject({ state: 'open', endedOn: null });
	expect(view.life.map(({ act }) => act)).toEqual(['opened']);
});

test('BD97 a site that is merged ends its series there, and both histories are kept', async () => {
	const actor = await coordinator();
	const [site, into] = house.sites;
	await board.changeSite(actor, site.id, { act: 'merged', on: '2013-04-01', into: into.id });
	const ended = await board.view(actor, site.id);
	expect(ended).toMatchObject({ state: 'merged', endedOn: '2013-04-01' });
	expect(ended.series.map(({ id }) => id)).toEqual([site.id]);
	const joined = await board.view(actor, into.id);
	expect(joined.life.map(({ act, site: other }) => [act, other?.name])).toEqual([
		['opened', undefined],
		['joined', 'Grande-Synthe'],
	]);
	await expect(
		board.changeSite(actor, into.id, { act: 'merged', into: site.id }),
		'into one that is not there any more',
	).rejects.toEqual(refusal('invalid', 'site-unknown'));
});

test('BD97 an evicted site that comes back goes on under its name and series', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	await board.changeSite(actor, site.id, { act: 'evicted', on: '2013-04-02' });
	await board.editSite(actor, house.sites[1].id, { name: 'Marck 2' });
	const back = await board.changeSite(actor, site.id, { act: 'reopened', on: '2013-04-20' });
	expect(back).toMatchObject({ state: 'open', endedOn: null, series: site.series });
	expect(back.history.map(({ act, on }) => [act, on])).toEqual([
		['opened', '2013-01-07'],
		['evicted', '2013-04-02'],
		['reopened', '2013-04-20'],
	]);
});

test('BD96 a renamed site says from what to what', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	await board.editSite(actor, site.id, { name: 'Grande-Synthe 1' });
	await board.editSite(actor, site.id, { name: 'Grande-Synthe 2' });
	await board.editSite(actor, site.id, { name: 'Grande-Synthe 2', mealDays: [7, 1, 1] });
	const view = await board.view(actor, site.id);
	expect(view).toMatchObject({ id: site.id, name: 'Grande-Synthe 2', mealDays: [1, 7] });
	expect(view.life.map(({ names }) => names)).toEqual([
		null,
		['Grande-Synthe', 'Grande-Synthe 1'],
		['Grande-Synthe 1', 'Grande-Synthe 2'],
	]);
	await expect(board.editSite(actor, site.id, { mealDays: [8] })).rejects.toEqual(
		refusal('invalid', 'site-meal-days'),
	);
});

test('BD96 no day that has not come, and none before the last change', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const tomorrow = parisWallClock(house.services.now() + 86_400_000).date;
	for (const on of [tomorrow, '2013-01-06', '2013-02-30', 'hier'])
		await expect(board.changeSite(actor, site.id, { act: 'closed', on }), on).rejects.toEqual(
			expect.objectContaining({ reason: 'site-day' }),
		);
});

test('BD100 every change of a site is a line of the log, so that boards ask again', async () => {
	const actor = await coordinator();
	const [first, second] = house.sites;
	expect(await told()).toEqual([first.id, second.id]);
	await board.editSite(actor, first.id, { name: 'Mardyck' });
	await board.setForm(actor, first.id, STANDARD_ITEMS.slice(1));
	const moved = await board.changeSite(actor, first.id, {
		act: 'moved',
		name: 'Bergues',
		sector: house.sector.id,
	});
	await board.changeSite(actor, moved.id, { act: 'merged', into: second.id });
	await board.changeSite(actor, second.id, { act: 'evicted' });
	await board.changeSite(actor, second.id, { act: 'reopened' });
	await board.changeSite(actor, second.id, { act: 'closed' });
	expect((await told()).slice(2)).toEqual([
		first.id,
		first.id,
		first.id,
		moved.id,
		moved.id,
		second.id,
		second.id,
		second.id,
		second.id,
	]);
});

test('BD99 of changes made at once none is lost', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	await Promise.all([
		board.editSite(actor, site.id, { name: 'Grande-Synthe 2' }),
		board.editSite(actor, site.id, { mealDays: [6] }),
		board.setForm(actor, site.id, STANDARD_ITEMS.slice(1)),
	]);
	const view = await board.view(actor, site.id);
	expect(view).toMatchObject({ name: 'Grande-Synthe 2', mealDays: [6], form: 2 });
});

test('BD99 of two who end a site at once, in whatever way, one does; a series never lives twice', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const move = (name: string) =>
		board.changeSite(actor, site.id, { act: 'moved', name, sector: house.sector.id });
	const done = await Promise.allSettled([
		move('Bergues'),
		move('Cassel'),
		board.changeSite(actor, site.id, { act: 'evicted' }),
	]);
	expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	const all = (await listAll(house.services.storage.records, sites)).map(({ value }) => value);
	const living = all.filter(({ series, state }) => series === site.series && state === 'open');
	expect(living.length).toBeLessThanOrEqual(1);
	const old = all.find(({ id }) => id === site.id)!;
	expect(old.history).toHaveLength(2);
	expect(old.followedBy).toBe(living[0]?.id ?? null);
});

test('BD97 of two sites of a series that are reopened at once, one comes back', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const move = { act: 'moved', name: 'Bergues', sector: house.sector.id } as const;
	const moved = await board.changeSite(actor, site.id, move);
	await board.changeSite(actor, moved.id, { act: 'evicted' });
	const done = await Promise.allSettled(
		[site.id, moved.id].map((id) => board.changeSite(actor, id, { act: 'reopened' })),
	);
	expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('BD99 two sites opened at once under one name: one stands, and leaves no form behind', async () => {
	const actor = await coordinator();
	const open = (name: string) => board.openSite(actor, { name, sector: house.sector.id });
	const done = await Promise.allSettled([open('Marck'), open('MARCK'), open('marck')]);
	expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	const { records } = house.services.storage;
	const kept = (await listAll(records, forms)).map(({ value }) => value.site).toSorted();
	expect(kept).toEqual((await listAll(records, sites)).map(({ id }) => id).toSorted());
	const names = (await listAll(records, sites)).map(({ value }) => foldName(value.name));
	expect(new Set(names).size).toBe(names.length);
});
