import { afterEach, beforeEach, expect, test } from 'vitest';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import { sites } from '../../../server/board/collections.ts';
import type { SitesService } from '../../../server/board/sites/service.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';

let house: BoardHouse;
let board: SitesService;
beforeEach(async () => {
	house = await openBoardHouse();
	board = house.services.board.sites;
}, 60_000);
afterEach(() => house.close());

const coordinator = () => house.as('coordination');
const refusal = (code: string, reason: string) => expect.objectContaining({ code, reason });

test('BD98 a site is opened with the standard form, or with that of another site', async () => {
	const [site] = house.sites;
	expect(site).toMatchObject({
		id: 'grande-synthe',
		name: 'Grande-Synthe',
		series: 'grande-synthe',
		form: 1,
	});
	const { versions } = await board.form(await house.as('salam'), site.id);
	expect(versions.map(({ items }) => items)).toEqual([STANDARD_ITEMS]);
	expect(STANDARD_ITEMS.map(({ id }) => id)).toEqual(['meals', 'present', 'pass', 'needs', 'water']);

	await board.setForm(await coordinator(), site.id, STANDARD_ITEMS.slice(0, 2));
	const input = { name: 'Loon-Plage', sector: house.sector.id, formOf: site.id };
	const other = await board.openSite(await coordinator(), input);
	const copied = await board.form(await coordinator(), other.id);
	expect(copied.versions.map(({ number, items }) => [number, items])).toEqual([
		[1, STANDARD_ITEMS.slice(0, 2)],
	]);
});

test('BD108 a form never changes: a change is the next number, from that moment on', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const shorter = STANDARD_ITEMS.slice(0, 2);
	expect(await board.setForm(actor, site.id, shorter, 1)).toMatchObject({ number: 2, items: shorter });
	const { versions } = await board.form(actor, site.id);
	expect(versions.map(({ number, items }) => [number, items.length])).toEqual([
		[2, 2],
		[1, 5],
	]);
	expect((await board.view(actor, site.id)).form).toBe(2);
	// the same again is no change
	expect(await board.setForm(actor, site.id, shorter, 2)).toMatchObject({ number: 2 });
	expect((await board.form(actor, site.id)).versions).toHaveLength(2);
});

test('BD108 of two who change a form at once, the second is told and nothing of the first is lost', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const done = await Promise.allSettled([
		board.setForm(actor, site.id, STANDARD_ITEMS.slice(1), 1),
		board.setForm(actor, site.id, STANDARD_ITEMS.slice(2), 1),
	]);
	expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: refusal('conflict', 'form-changed'),
	});
	await expect(board.setForm(actor, site.id, STANDARD_ITEMS.slice(3), 1)).rejects.toEqual(
		refusal('conflict', 'form-changed'),
	);
	expect((await board.form(actor, site.id)).versions).toHaveLength(2);
});

test('BD108 a form that was kept when the server fell is the one that is asked, once somebody looks again', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	await board.setForm(actor, site.id, STANDARD_ITEMS.slice(1));
	// as if the site had not been told of it
	const { records } = house.services.storage;
	const stored = (await records.get(sites, site.id))!;
	await records.replace(sites, site.id, stored.revision, { ...stored.value, form: 1 });
	expect(await board.setForm(actor, site.id, STANDARD_ITEMS.slice(1), 2)).toMatchObject({ number: 2 });
	expect((await board.view(actor, site.id)).form).toBe(2);
});

test('BD109 an item that was asked before keeps its kind', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const item = (kind: string) => [{ id: 'bidons', kind, label: { fr: 'Bidons' }, when: null }];
	await board.setForm(actor, site.id, item('count'));
	await board.setForm(actor, site.id, STANDARD_ITEMS);
	await expect(board.setForm(actor, site.id, item('yes-no'))).rejects.toEqual(
		refusal('invalid', 'form-other-kind'),
	);
	expect(await board.setForm(actor, site.id, item('count'))).toMatchObject({ number: 4 });
});

test('BD104 no form that asks for a person is kept, whoever sends it (protection 1)', async () => {
	const actor = await coordinator();
	const [site] = house.sites;
	const ask = (kind: string, fr: string) => [{ id: 'x', kind, label: { fr }, when: null }];
	await expect(board.setForm(actor, site.id, ask('person_name', 'Qui'))).rejects.toEqual(
		refusal('invalid', 'form-item'),
	);
	await expect(board.setForm(actor, site.id, ask('text', 'Prénoms'))).rejects.toEqual(
		refusal('invalid', 'form-label-person'),
	);
	expect((await board.form(actor, site.id)).versions).toHaveLength(1);
});
