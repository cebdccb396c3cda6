import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { Figures } from '#lib/protocol/api/attendance.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import { openHouse } from '../api/house.ts';
import { DAY } from './planning-house.ts';
import { openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse('sqlite');
	house.advance(300 * DAY);
});
afterEach(() => house.close());

const on = (day: string): GatheringDate => ({ day, days: 1, from: '09:00', to: '17:00' });
const ofYear = (year: number, actor: Actor = house.coordinator) =>
	house.services.gatherings.figures.ofYear(actor, year);

/** A gathering that was held, with so many people of each association. */
async function hold(input: Partial<NewGathering>, came: Readonly<Record<string, number>>, received = 0) {
	const { gatherings } = house.services;
	const made = await house.gathering({ date: on('2013-05-25'), ...input });
	for (const [association, people] of Object.entries(came))
		for (let n = 0; n < people; n += 1)
			await gatherings.attendance.record(house.coordinator, made.id, `walkin-${association}-${n}`, {
				id: `act-${association}-${n}`,
				mark: 'present',
				halves: [0],
				representedBy: '',
				base: [],
				person: { name: `${association} ${n}`, association, organisation: '', role: '' },
			});
	if (received > 0) await gatherings.attendance.receive(house.coordinator, made.id, received);
	await gatherings.moveTo(house.coordinator, made.id, 'held');
	return made;
}

test('GA115 the year’s figures are what the attendance of its gatherings comes to', async () => {
	await hold({}, { salam: 3, auberge: 2, ligue: 1 }, 25);
	await hold({ kind: 'training', title: 'Formation de base', date: on('2013-03-01') }, { salam: 2 });
	await hold(
		{ kind: 'training', title: 'Formation de base', date: on('2013-04-01') },
		{ salam: 1, emmaus: 2 },
	);
	await hold({ date: on('2012-09-01') }, { salam: 1 });
	await house.gathering({ kind: 'vigil', date: on('2013-10-01') });

	const figures = await ofYear(2013);
	expect(figures.kinds).toEqual([
		{ kind: 'forum', gatherings: 1, people: 6, associations: 3, received: 25 },
		{ kind: 'training', gatherings: 2, people: 5, associations: 2, received: 0 },
	]);
	expect(figures.all).toEqual({ gatherings: 3, people: 11, associations: 4, received: 25 });
	expect(figures.series).toMatchObject([{ title: 'Formation de base', gatherings: 2, people: 5 }]);
	expect(figures.gatherings.map(({ day, people }) => [day, people])).toEqual([
		['2013-03-01', 2],
		['2013-04-01', 3],
		['2013-05-25', 6],
	]);
	expect((await ofYear(2012)).all.people).toBe(1);
	expect((await ofYear(2011)).all).toEqual({ gatherings: 0, people: 0, associations: 0, received: 0 });
});

test('GA115 a correction of the attendance corrects the figures', async () => {
	const { attendance } = house.services.gatherings;
	const held = await hold({}, { salam: 2 });
	await attendance.record(house.coordinator, held.id, 'walkin-salam-0', {
		id: 'act-correction',
		mark: 'excused',
		halves: [],
		representedBy: '',
		base: ['act-salam-0'],
	});
	expect((await ofYear(2013)).all.people).toBe(1);
});

test('GA115 everybody of the network has the same sums; a gathering that is not for the reader is only in them', async () => {
	const member = await house.join('membre', 'emmaus');
	await hold({ title: 'Pour tous' }, { emmaus: 1 });
	const invited = { audience: 'invited', invited: ['salam'] } as const;
	const secret = await hold({ ...invited, title: 'Réservée-plantée' }, { salam: 4 });
	await hold({ ...invited, title: 'Réservée-plantée', date: on('2013-06-25') }, { salam: 1 });

	const whole = await ofYear(2013);
	expect(JSON.stringify(whole)).toContain('Réservée-plantée');
	const seen = await ofYear(2013, member);
	expect([seen.all, seen.kinds, seen.groups]).toEqual([whole.all, whole.kinds, whole.groups]);
	expect(seen).toMatchObject({ unlisted: 2, series: [], gatherings: [{ title: 'Pour tous' }] });
	expect(JSON.stringify(seen)).not.toMatch(new RegExp(`Réservée|${secret.id}|2013-06-25`));
});

test('GA115 nobody outside the network reads them', async () => {
	const outside = await house.join('ailleurs', 'ligue');
	const reason = (actor: Actor) => ofYear(2013, actor).catch((thrown: Refusal) => thrown.code);
	expect(await reason(outside)).toBe('forbidden');
	expect(await reason(house.nobody)).toBe('signed-out');
});

test('GA116 the API gives them as JSON of the contract and as CSV, and takes attendance', async () => {
	const api = await openHouse();
	try {
		const made = await api.ask('coordination', '/api/v1/gatherings', {
			kind: 'forum',
			title: '=1+1',
			group: null,
			date: on('2013-05-25'),
		});
		const { id } = (await made.json()) as { id: string };
		const path = `/api/v1/gatherings/${id}/attendance`;
		const body = {
			mark: 'present',
			halves: [0],
			act: 'act-00000001',
			base: [],
			person: { name: 'Alma', association: 'salam' },
		};
		const put = (by: object = {}) =>
			api.ask('coordination', `${path}/walkin-0001`, { ...body, ...by }, 'PUT');
		const [first, again] = [await put(), await put()];
		expect([first.status, again.status]).toEqual([200, 200]);
		expect(await again.json()).toEqual(await first.json());
		// what waited on a telephone is not recorded in the name of whoever signed in since
		const other = await put({ by: 'somebody-else', act: 'act-00000002' });
		expect(other.status).toBe(401);
		expect((await api.ask('coordination', path, { received: 7 }, 'PUT')).status).toBe(200);
		expect(
			(await api.ask('coordination', `/api/v1/gatherings/${id}`, { state: 'held' }, 'PATCH')).status,
		).toBe(200);

		const json = await (await api.ask('coordination', '/api/v1/figures?year=2013')).json();
		expect(Figures.parse(json)).toEqual(json);
		expect(json).toMatchObject({ all: { gatherings: 1, people: 1, associations: 1, received: 7 } });
		const csv = await api.ask('coordination', '/api/v1/figures?year=2013&format=csv');
		expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(await csv.text()).toContain(`2013-05-25;`);
		expect((await api.ask(null, '/api/v1/figures?year=2013')).status).toBe(401);
		expect((await api.ask('coordination', '/api/v1/figures?year=x')).status).toBe(400);
	} finally {
		await api.close();
	}
});
