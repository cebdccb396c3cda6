import { afterAll, beforeAll, expect, test } from 'vitest';
import { Registration, Registrations } from '#lib/protocol/api/registration.ts';
import { openHouse, type House } from '../api/house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
	await house.enter('ada', 'salam');
	await house.enter('bea', 'auberge');
	await house.enter('lea', 'ligue');
});
afterAll(() => house.close());

async function openForum(input: Record<string, unknown> = {}): Promise<string> {
	const { gatherings, access } = house.services;
	const { id: person } = (await house.services.identity.byEmail('coordination@demo.example'))!;
	const coordinator = await access.actorFor(person);
	const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
	const { id } = await gatherings.create(coordinator, {
		kind: 'forum',
		title: 'Forum',
		group: null,
		date: { day, days: 1, from: '09:00', to: '18:00' },
		...input,
	});
	await gatherings.moveTo(coordinator, id, 'open');
	return `/api/v1/gatherings/${id}/registrations`;
}

test('GA80 over HTTP: asking for a place, being refused a second, giving it up', async () => {
	const path = await openForum();
	const asked = await house.ask('ada', path, { association: 'salam', role: 'bénévole' });
	expect(asked.status).toBe(201);
	const { id, state } = Registration.parse(await asked.json());
	expect(state).toBe('in');
	const again = await house.ask('ada', path, { association: 'salam' });
	expect([again.status, await again.json()]).toEqual([
		409,
		{ error: { code: 'conflict', message: 'already-registered' } },
	]);
	const own = Registrations.parse(await (await house.ask('ada', path)).json());
	expect(own).toMatchObject({ totals: { in: 1, waiting: 0 }, mine: { id, state: 'in' }, registrations: [] });
	const all = Registrations.parse(await (await house.ask('coordination', path)).json());
	expect(all.registrations).toEqual([
		{ id, name: 'ada', association: 'salam', organisation: '', role: 'bénévole', state: 'in', rank: null },
	]);
	expect((await house.ask('bea', `${path}/${id}`, undefined, 'DELETE')).status).toBe(404);
	const gone = await house.ask('ada', `${path}/${id}`, undefined, 'DELETE');
	expect(Registrations.parse(await gone.json())).toMatchObject({ totals: { in: 0 }, mine: null });
});

test('GA93 over HTTP: needs and addresses are no part of it, whoever asks', async () => {
	const path = await openForum({ audience: 'public' });
	const { registrations } = house.services.gatherings;
	const { id: person } = (await house.services.identity.byEmail('coordination@demo.example'))!;
	const coordinator = await house.services.access.actorFor(person);
	await registrations.register(coordinator, path.split('/')[4]!, {
		association: 'salam',
		name: 'V. NOM',
		email: 'v@ADRESSE.example',
		needs: { access: true, childcare: false, transport: false, meals: false, words: 'BESOIN' },
	});
	const seen = async (who: string | null) => (await house.ask(who, path)).text();
	expect(await seen('coordination')).toContain('V. NOM');
	expect(await seen('coordination')).not.toMatch(/BESOIN|adresse/i);
	for (const who of ['ada', 'lea', null]) expect(await seen(who)).not.toMatch(/NOM|BESOIN|adresse/i);
	expect(JSON.parse(await seen(null))).toMatchObject({ totals: null, associations: [] });
});

test('GA89 over HTTP: what is not described is refused', async () => {
	const path = await openForum();
	for (const body of [{}, { association: 'salam', person: 'somebody' }, { association: 7 }])
		expect((await house.ask('ada', path, body)).status).toBe(400);
	expect((await house.ask(null, path, { association: 'salam' })).status).toBe(401);
	expect((await house.ask('lea', path)).status).toBe(404);
});
