import { afterEach, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { GatheringDetail, GatheringItem } from '#lib/protocol/api/gatherings.ts';
import { ErrorBody } from '#lib/protocol/api/common.ts';
import { openHouse, type House } from '../api/house.ts';

const PATH = '/api/v1/gatherings';
const PAST = { day: '2013-05-25', days: 2, from: '09:00', to: '18:30' };
const FORUM = {
	kind: 'forum',
	title: '2e forum inter-associatif',
	group: null,
	place: 'Oye-Plage',
	date: PAST,
};

let house: House;
beforeEach(async () => {
	house = await openHouse();
});
afterEach(() => house.close());

type Detail = z.output<typeof GatheringDetail>;

/** The answer, which must be exactly as openapi.json describes it. */
async function detail(asked: Promise<Response>, status = 200): Promise<Detail> {
	const response = await asked;
	const body: unknown = await response.json();
	expect([response.status, body]).toEqual([status, body]);
	expect(GatheringDetail.strict().parse(body)).toEqual(body);
	return body as Detail;
}

const make = (input = {}) => detail(house.ask('coordination', PATH, { ...FORUM, ...input }), 201);
const change = (id: string, body: unknown, who = 'coordination') =>
	house.ask(who, `${PATH}/${id}`, body, 'PATCH');
async function list(who: string | null, query = '') {
	const response = await house.ask(who, `${PATH}${query}`);
	expect(response.status).toBe(200);
	return ((await response.json()) as unknown[]).map((item) => GatheringItem.strict().parse(item));
}
async function error(asked: Promise<Response>): Promise<string> {
	const response = await asked;
	const { error } = ErrorBody.strict().parse(await response.json());
	return `${response.status} ${error.message}`;
}

test('GA15 the list says what, when in UTC, where, how it stands and who came; nobody reads the public ones', async () => {
	const { id } = await make({ audience: 'public' });
	const inside = await make({ title: 'Réunion', kind: 'meeting', date: null });
	expect(await list(null)).toEqual([
		{
			id,
			kind: 'forum',
			title: '2e forum inter-associatif',
			starts: '2013-05-25T07:00:00.000Z',
			ends: '2013-05-26T16:30:00.000Z',
			place: 'Oye-Plage',
			state: 'planned',
			attendance: { people: 0, associations: 0 },
		},
	]);
	expect(await list('coordination')).toMatchObject([{ id }, { id: inside.id, starts: null, ends: null }]);
});

test('GA15 it is cut by year, kind and group; what is no year or kind is refused', async () => {
	await make();
	await make({ kind: 'meeting', group: 'politique', date: { ...PAST, day: '2014-01-10' } });
	const kinds = async (query: string) => (await list('coordination', query)).map(({ kind }) => kind);
	expect(await kinds('?year=2013')).toEqual(['forum']);
	expect(await kinds('?year=2014&kind=meeting')).toEqual(['meeting']);
	expect(await kinds('?group=politique')).toEqual(['meeting']);
	expect(await kinds('?group=nothing')).toEqual([]);
	for (const query of ['?year=13', '?kind=party'])
		expect(await error(house.ask('coordination', PATH + query))).toMatch(/^400 (year|kind): /);
});

test('GA15 one is made, read with its live plan, changed, moved on and called off', async () => {
	const { id, document, root, may } = await make();
	expect([root, may]).toEqual([
		{ name: 'plan', type: 'Map' },
		{ organise: true, writePlan: true },
	]);
	expect(await detail(house.ask('coordination', `${PATH}/${id}`))).toMatchObject({
		document,
		date: PAST,
		sequence: 0,
	});
	expect(await detail(change(id, { place: 'Calais', registration: { overall: 90 } }))).toMatchObject({
		place: 'Calais',
		title: FORUM.title,
		registration: { overall: 90, perAssociation: null },
		sequence: 1,
	});
	expect(await detail(change(id, { cancelled: true }))).toMatchObject({ state: 'cancelled' });
	expect(await error(change(id, { state: 'open' }))).toBe('409 gathering-cancelled');
	expect(await detail(change(id, { cancelled: false, title: 'Forum', state: 'held' }))).toMatchObject({
		state: 'held',
		title: 'Forum',
	});
	expect(await detail(change(id, { state: 'closed' }))).toMatchObject({
		may: { organise: true, writePlan: false },
	});
});

test('GA15 what is not as described is refused with the field, and makes nothing', async () => {
	const cases: [unknown, RegExp][] = [
		[{ ...FORUM, kind: 'party' }, /^400 kind: /],
		[{ ...FORUM, date: { ...PAST, days: 15 } }, /^400 date: gathering-date$/],
		[{ ...FORUM, date: '2013-05-25' }, /^400 date: /],
		[{ ...FORUM, registration: { overall: 0 } }, /^400 registration.overall: /],
		[{ ...FORUM, state: 'closed' }, /^400 Unrecognized key: "state"$/],
		[{ ...FORUM, title: '' }, /^400 gathering-title$/],
	];
	for (const [body, said] of cases) expect(await error(house.ask('coordination', PATH, body))).toMatch(said);
	expect(await list('coordination')).toEqual([]);
	const { id } = await make();
	expect(await error(change(id, {}))).toBe('400 something to change is needed');
	expect(await error(change(id, { received: 5 }))).toBe('400 Unrecognized key: "received"');
});

test('GA15 nobody and others get no plan, no names, no way to change it', async () => {
	await house.enter('ligue', 'ligue');
	const { id, document } = await make({ audience: 'public', invited: ['salam'] });
	const hidden = await make({ audience: 'invited', invited: ['salam'] });
	for (const who of [null, 'ligue']) {
		const seen = await detail(house.ask(who, `${PATH}/${id}`));
		expect(seen).toMatchObject({ document: null, root: null, organisers: [], invited: [], group: null });
		expect(JSON.stringify(seen)).not.toContain(document);
		const status = who === null ? 401 : 404;
		for (const asked of [hidden.id, '0000000000000000'])
			expect((await house.ask(who, `${PATH}/${asked}`)).status).toBe(status);
	}
	expect(await error(change(id, { title: 'x' }, 'ligue'))).toBe('403 gathering.organise');
	expect(await error(change(hidden.id, { title: 'x' }, 'ligue'))).toBe('404 not-found');
	expect(await error(house.ask('ligue', PATH, FORUM))).toBe('403 gathering.create');
});
