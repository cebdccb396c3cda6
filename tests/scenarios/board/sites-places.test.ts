import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventOf } from '#lib/domain/board/board-event.ts';
import { auditLines, entries, places } from '../../../server/board/collections.ts';
import type { SitesService } from '../../../server/board/sites/service.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';

const PLACE = { latitude: 50.98765, longitude: 2.34567, way: 'Par 50.98765, 2.34567, puis à pied' };
/** Any pair of numbers that lies on this coast, or either of those planted. */
const ON_THE_COAST = /5[01][.,]\d{2,}\D{1,40}[12][.,]\d{2,}|50\.98765|2\.34567/;

let house: BoardHouse;
let board: SitesService;
beforeEach(async () => {
	house = await openBoardHouse();
	board = house.services.board.sites;
	await house.grant('salam', 'places');
	for (const { id } of house.sites) await board.setPlace(await house.as('salam'), id, PLACE);
}, 60_000);
afterEach(() => house.close());

const OTHERS: readonly Person[] = ['coordination', 'salamReferent', 'auberge', 'emmaus', 'ligue', 'nobody'];
const noted = async () =>
	(await listAll(house.services.storage.records, auditLines)).map(
		({ value: { act, of, note } }) => `${act} ${of}${note}`,
	);

test('BD101 where a site is, only those read and write to whom it was opened', async () => {
	const [{ id }] = house.sites;
	const actor = await house.as('salam');
	expect(await board.place(actor, id)).toMatchObject({ ...PLACE, changedByName: 'salam' });
	expect((await board.view(actor, id)).placed).toBe(true);
	for (const who of OTHERS) {
		const other = await house.as(who);
		for (const work of [
			() => board.place(other, id),
			() => board.setPlace(other, id, PLACE),
			() => board.removePlace(other, id),
			// nor is it told that there is no such site
			() => board.place(other, 'nowhere'),
		])
			await expect(work(), who).rejects.toMatchObject({ code: 'not-found' });
	}
	for (const who of ['coordination', 'auberge', 'emmaus'] as const)
		expect((await board.view(await house.as(who), id)).placed).toBe(false);
});

test('BD101 each look and each change is noted before it is shown or done, without what was seen', async () => {
	const [{ id }] = house.sites;
	const actor = await house.as('salam');
	const before = (await noted()).length;
	await board.place(actor, id);
	expect((await noted()).slice(before)).toEqual([`place-viewed ${id}`]);
	await board.setPlace(actor, id, { ...PLACE, way: '' });
	await board.removePlace(actor, id);
	expect((await noted()).slice(before + 1)).toEqual([`place-changed ${id}`, `place-changed ${id}`]);
	expect(await board.place(actor, id)).toBeNull();
	expect((await noted()).join()).not.toMatch(ON_THE_COAST);
});

test('BD101 what can not be noted is not shown', async () => {
	const { records } = house.services.storage;
	const [{ id }] = house.sites;
	const actor = await house.as('salam');
	const insert = records.insert.bind(records);
	const broken = records as { insert: typeof records.insert };
	broken.insert = (into, ...rest) =>
		into.name === auditLines.name ? Promise.reject(new Error('disk full')) : insert(into, ...rest);
	await expect(board.place(actor, id)).rejects.toThrow('disk full');
	await expect(board.removePlace(actor, id)).rejects.toThrow('disk full');
	broken.insert = insert;
	expect(await board.place(actor, id)).toMatchObject(PLACE);
});

test('BD101 a place is two numbers of the earth and a way of at most 500 signs', async () => {
	const actor = await house.as('salam');
	const [{ id }] = house.sites;
	for (const wrong of [{ latitude: 91 }, { latitude: NaN }, { longitude: -181 }, { longitude: Infinity }])
		await expect(board.setPlace(actor, id, { ...PLACE, ...wrong })).rejects.toMatchObject({
			reason: 'place-coordinates',
		});
	await expect(board.setPlace(actor, id, { ...PLACE, way: 'x'.repeat(501) })).rejects.toMatchObject({
		reason: 'place-way',
	});
});

test('BD103 once a site is not there any more, where it was is forgotten', async () => {
	const { records } = house.services.storage;
	const [first, second] = house.sites;
	const coordinator = await house.as('coordination');
	await board.changeSite(coordinator, first.id, { act: 'evicted' });
	expect((await listAll(records, places)).map(({ id }) => id)).toEqual([second.id]);
	await expect(board.setPlace(await house.as('salam'), first.id, PLACE)).rejects.toMatchObject({
		reason: 'site-no-way',
	});
	// one that was written while the site ended
	await records.insert(places, first.id, { ...PLACE, site: first.id, changedAt: '', changedBy: '' });
	await house.services.board.sweep();
	expect((await listAll(records, places)).map(({ id }) => id)).toEqual([second.id]);
});

test('BD102 no coordinates of a site reach anybody else, by any answer of the API, view or event (protection 3)', async () => {
	const { services } = house;
	// they are there
	expect(JSON.stringify(await board.place(await house.as('salam'), house.sites[0].id))).toMatch(ON_THE_COAST);

	const routes = join(import.meta.dirname, '../../../src/routes/api/v1');
	const paths = readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+server.ts'))
		.map((file) => file.slice(0, -'/+server.ts'.length).replace(/\[[^\]]+\]/g, house.sites[0].id));
	expect(paths.length).toBeGreaterThan(20);
	for (const who of OTHERS) {
		const actor = await house.as(who);
		const said: string[] = [];
		for (const path of paths) {
			const answer = await house
				.ask(who === 'nobody' ? null : who, `/api/v1/${path}`)
				.then((response) => response.text())
				.catch(() => ''); // no GET there
			said.push(answer);
		}
		for (const view of [
			board.list(actor),
			...house.sites.flatMap(({ id }) => [board.view(actor, id), board.form(actor, id)]),
		])
			said.push(JSON.stringify(await view.catch(() => null)));
		expect(said.join('\n'), who).not.toMatch(ON_THE_COAST);
	}
	const lines = await listAll(services.storage.records, entries);
	expect(lines.length).toBeGreaterThan(0);
	expect(JSON.stringify(lines.map(({ value }) => [value, eventOf(value)]))).not.toMatch(ON_THE_COAST);
});

test('BD102 one table alone holds coordinates, and no part but one reads it', () => {
	const folder = join(import.meta.dirname, '../../../server');
	const readers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.filter((file) => {
			const imports = readFileSync(join(folder, file), 'utf8').match(/import[^;]*collections\.ts'/g) ?? [];
			return imports.some((each) => /\bplaces\b/.test(each));
		});
	expect(readers.toSorted()).toEqual(['board/sites/places.ts', 'board/sites/sites.ts']);
});
