import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import {
	placeLinks,
	registrationDetails,
	registrationNeeds,
	registrationRequests,
} from '../../../server/gatherings/registrations/collections.ts';
import { ADDRESS_HEADER } from '../../../server/identity/client-address.ts';
import type { Letter } from '../../../server/mail/create-mail.ts';
import { refusalOf } from '../network/bench.ts';
import { DAY } from './planning-house.ts';
import { NO_NEEDS, openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

const HOUR = 3_600_000;

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse();
});
afterEach(() => house.close());

const openToAll = (rules = {}) => house.openForum(rules, { audience: 'public' });

function ask({ id }: Gathering, name: string, from = '192.0.2.1'): Promise<void> {
	const input = { name: `V. ${name}`, organisation: 'Mairie', email: `${name}@demo.example` };
	return house.registrations.ask(house.nobody, id, input, new Headers({ [ADDRESS_HEADER]: from }));
}

const tokenOf = ({ text }: Letter) => /\?token=([\w-]+)/.exec(text)![1]!;

/** Asks and follows the link; answers the token of the place. */
async function comeFromOutside(forum: Gathering, name: string): Promise<string> {
	await ask(forum, name);
	const [letter] = await house.lettersTo(name);
	return house.registrations.confirm(tokenOf(letter!), NO_NEEDS);
}

describe('somebody from outside', () => {
	test('GA97 asks, is sent a link, and has a place once they have confirmed it', async () => {
		const forum = await openToAll();
		await ask(forum, 'olga');
		const [letter] = await house.lettersTo('olga');
		expect(letter!.subject).toBe('Confirmez votre inscription\u00a0: Forum des associations');
		expect(letter!.text).toContain('https://tablee.example/gatherings/confirm?token=');
		// the letter may go to somebody else's address: it says nothing that its sender chose
		expect(letter!.text + letter!.html!).not.toMatch(/V\. olga|Mairie/);
		const token = tokenOf(letter!);
		expect(await house.registrations.readRequest(token)).toMatchObject({
			name: 'V. olga',
			gathering: { id: forum.id, title: 'Forum des associations' },
		});
		expect(await house.shown(forum)).toBe('');
		const place = await house.registrations.confirm(token, { ...NO_NEEDS, meals: true });
		expect(await house.registrations.registrants(forum)).toEqual([
			expect.objectContaining({
				name: 'V. olga',
				association: null,
				organisation: 'Mairie',
				person: null,
				state: 'in',
			}),
		]);
		expect(await house.registrations.readPlace(place)).toMatchObject({
			name: 'V. olga',
			state: 'in',
			rank: null,
			changes: true,
			saidNeeds: true,
		});
		const [, second] = await house.lettersTo('olga', 2);
		expect(second!.subject).toBe('Place confirmée\u00a0: Forum des associations');
		expect(second!.attachments).toHaveLength(1);
		expect(await house.registrations.readPlace(tokenOf(second!))).toMatchObject({ name: 'V. olga' });
	});

	test('GA97 the link serves once, for 48 hours', async () => {
		const forum = await openToAll();
		await ask(forum, 'olga');
		const token = tokenOf((await house.lettersTo('olga'))[0]!);
		const outcomes = await Promise.allSettled(
			[1, 2, 3].map(() => house.registrations.confirm(token, NO_NEEDS)),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await house.shown(forum)).toBe('V. olga');
		const gone = { code: 'gone', reason: 'registration-link-gone' };
		expect(await refusalOf(house.registrations.confirm(token, NO_NEEDS))).toEqual(gone);
		expect(await refusalOf(house.registrations.readRequest('made up'))).toEqual(gone);
		await ask(forum, 'paul');
		const late = tokenOf((await house.lettersTo('paul'))[0]!);
		house.advance(48 * HOUR);
		expect(await refusalOf(house.registrations.confirm(late, NO_NEEDS))).toEqual(gone);
		expect(await house.shown(forum)).toBe('V. olga');
	});

	test('GA97 no token is kept as it was sent', async () => {
		const forum = await openToAll();
		const place = await comeFromOutside(forum, 'olga');
		const { records } = house.services.storage;
		await ask(forum, 'paul');
		const waiting = tokenOf((await house.lettersTo('paul'))[0]!);
		const kept = JSON.stringify([await records.list(registrationRequests), await records.list(placeLinks)]);
		expect(kept).toContain('paul@demo.example');
		for (const token of [place, waiting]) expect(kept).not.toContain(token);
	});

	test('GA98 what nobody confirms holds no place and is deleted after seven days', async () => {
		const forum = await openToAll({ overall: 1 });
		await ask(forum, 'olga');
		expect((await house.add(forum, null, 'V. A.')).state).toBe('in');
		const { records } = house.services.storage;
		house.advance(7 * DAY - 1);
		await house.services.gatherings.sweep();
		expect(await records.list(registrationRequests)).toHaveLength(1);
		house.advance(1);
		await house.services.gatherings.sweep();
		expect(await records.list(registrationRequests)).toEqual([]);
	});

	test('GA99 the answer is the same whether the address is known or not; only its owner learns it', async () => {
		const forum = await openToAll();
		await comeFromOutside(forum, 'olga');
		const ada = await house.join('ada', 'salam');
		await house.registrations.register(ada, forum.id, { association: 'salam' });
		await house.lettersTo('olga', 2);
		await house.lettersTo('ada', 1);
		const answers = [];
		for (const name of ['olga', 'ada', 'never-seen']) answers.push(await ask(forum, name));
		expect(answers).toEqual([undefined, undefined, undefined]);
		expect((await house.lettersTo('never-seen'))[0]!.subject).toContain('Confirmez');
		const again = (await house.lettersTo('olga', 3))[2]!;
		expect(again.subject).toBe('Vous êtes déjà sur la liste\u00a0: Forum des associations');
		expect(await house.registrations.readPlace(tokenOf(again))).toMatchObject({ name: 'V. olga' });
		expect((await house.lettersTo('ada', 2))[1]!.text).toContain(`/gatherings/${forum.id}/registrations`);
		expect(await house.shown(forum)).toBe('ada V. olga');
	});

	test('GA99 who has an account is that person, whatever name they wrote', async () => {
		const ada = await house.join('ada', 'salam');
		const forum = await openToAll();
		await comeFromOutside(forum, 'ada');
		expect(await house.shown(forum)).toBe('ada');
		expect((await house.registrations.read(ada, forum.id)).mine).toMatchObject({ state: 'in' });
		expect(
			(await refusalOf(house.registrations.register(ada, forum.id, { association: 'salam' }))).reason,
		).toBe('already-registered');
	});

	test('GA100 three letters an hour for one address, thirty from one network', async () => {
		const forum = await openToAll();
		const tooMany = { code: 'too-many', reason: 'too-many-attempts' };
		for (let n = 0; n < 3; n += 1) await ask(forum, 'olga', `192.0.2.${n}`);
		expect(await refusalOf(ask(forum, 'olga', '192.0.2.9'))).toEqual(tooMany);
		for (let n = 0; n < 30; n += 1) await ask(forum, `person${n}`, '198.51.100.7');
		expect(await refusalOf(ask(forum, 'another', '198.51.100.7'))).toEqual(tooMany);
		await ask(forum, 'another', '198.51.100.8');
		house.advance(HOUR);
		await ask(forum, 'olga');
	});

	test('GA88 only for a public gathering that is open', async () => {
		const forNetwork = await house.openForum();
		expect((await refusalOf(ask(forNetwork, 'olga'))).code).toBe('signed-out');
		const ada = await house.join('ada', 'salam');
		const input = { name: 'V. A.', organisation: '', email: 'a@demo.example' };
		expect((await refusalOf(house.registrations.ask(ada, forNetwork.id, input, new Headers()))).reason).toBe(
			'registration-not-public',
		);
		const forum = await openToAll();
		await ask(forum, 'olga');
		const token = tokenOf((await house.lettersTo('olga'))[0]!);
		await house.services.gatherings.moveTo(house.coordinator, forum.id, 'planned');
		expect((await refusalOf(ask(forum, 'paul'))).reason).toBe('registration-not-open');
		expect((await refusalOf(house.registrations.confirm(token, NO_NEEDS))).reason).toBe(
			'registration-not-open',
		);
		expect(await house.services.storage.records.list(registrationDetails)).toEqual([]);
		// and the link still serves when it opens again
		await house.services.gatherings.moveTo(house.coordinator, forum.id, 'open');
		await house.registrations.confirm(token, NO_NEEDS);
		expect(await house.shown(forum)).toBe('V. olga');
	});

	test.each([
		[{ name: ' ' }, 'name'],
		[{ email: 'nowhere' }, 'email'],
		[{ organisation: 'x'.repeat(121) }, 'registration-organisation'],
	])('GA97 what is wrong is named: %j', async (wrong, reason) => {
		const forum = await openToAll();
		const input = { name: 'V. A.', organisation: '', email: 'a@demo.example', ...wrong };
		expect(
			(await refusalOf(house.registrations.ask(house.nobody, forum.id, input, new Headers()))).reason,
		).toBe(reason);
	});
});

describe('the link to a place', () => {
	test('GA101 gives it up: the next who waits is told, and the link leads nowhere any more', async () => {
		const forum = await openToAll({ overall: 1 });
		const olga = await comeFromOutside(forum, 'olga');
		const paul = await comeFromOutside(forum, 'paul');
		expect(await house.registrations.readPlace(paul)).toMatchObject({ state: 'waiting', rank: 1 });
		await house.registrations.giveUpByLink(olga);
		const letters = await house.lettersTo('paul', 3);
		expect(letters.map(({ subject }) => subject.split('\u00a0')[0])).toEqual([
			'Confirmez votre inscription',
			'En liste d’attente',
			'Une place s’est libérée',
		]);
		expect(await refusalOf(house.registrations.readPlace(olga))).toEqual({
			code: 'gone',
			reason: 'place-gone',
		});
		expect(await refusalOf(house.registrations.giveUpByLink(olga))).toMatchObject({ code: 'gone' });
		expect(
			await house.services.storage.records.find(registrationDetails, 'addressed', 'addressed'),
		).toHaveLength(1);
	});

	test('GA101 names a substitute: the old links end, the new holder gets one, the order stays', async () => {
		const forum = await openToAll({ overall: 1 });
		await house.add(forum, null, 'V. A.');
		const olga = await comeFromOutside(forum, 'olga');
		await house.registrations.tellNeedsByLink(olga, { ...NO_NEEDS, words: 'MARQUE' });
		await comeFromOutside(forum, 'paul');
		await house.registrations.substituteByLink(olga, { name: 'V. Nina', email: 'nina@demo.example' });
		expect(await house.shown(forum)).toBe('V. A. (V. Nina) (V. paul)');
		expect(await house.services.storage.records.list(registrationNeeds)).toEqual([]);
		expect((await refusalOf(house.registrations.readPlace(olga))).reason).toBe('place-gone');
		const [letter] = await house.lettersTo('nina');
		expect(await house.registrations.readPlace(tokenOf(letter!))).toMatchObject({
			name: 'V. Nina',
			rank: 1,
		});
	});

	test('GA101 tells that needs were said, never which', async () => {
		const forum = await openToAll();
		const olga = await comeFromOutside(forum, 'olga');
		await house.registrations.tellNeedsByLink(olga, { ...NO_NEEDS, access: true, words: 'MARQUE' });
		expect(await house.services.storage.records.list(registrationNeeds)).toHaveLength(1);
		const place = await house.registrations.readPlace(olga);
		expect(place.saidNeeds).toBe(true);
		expect(JSON.stringify(place)).not.toContain('MARQUE');
	});

	test('GA102 links go a week after the end, addresses from outside after thirty days; names stay', async () => {
		const forum = await openToAll();
		const olga = await comeFromOutside(forum, 'olga');
		await house.lettersTo('olga', 2);
		const { records } = house.services.storage;
		const kept = async () => [
			(await records.list(placeLinks)).length,
			(await records.find(registrationDetails, 'addressed', 'addressed')).length,
		];
		house.advance(92 * DAY); // 1 June, seven days after
		await house.services.gatherings.sweep();
		expect(await kept()).toEqual([2, 1]);
		expect((await refusalOf(house.registrations.giveUpByLink(olga))).reason).toBe('registration-over');
		house.advance(DAY);
		await house.services.gatherings.sweep();
		expect(await kept()).toEqual([0, 1]);
		house.advance(23 * DAY);
		await house.services.gatherings.sweep();
		expect(await kept()).toEqual([0, 0]);
		expect(JSON.stringify(await records.list(registrationDetails))).not.toContain('olga@');
		expect(await house.shown(forum)).toBe('V. olga');
	});
});

test('GA93 addresses from outside are seen by the organisers only, and never logged', async () => {
	const forum = await openToAll();
	await comeFromOutside(forum, 'olga');
	house.refusedBy.add('paul@demo.example');
	await ask(forum, 'paul');
	await vi.waitFor(() => expect(house.logged.join('\n')).toContain('EENVELOPE'));
	const read = async (name: string) =>
		JSON.stringify(await house.registrations.read(await house.actor(name), forum.id));
	expect(await read('coordination')).toContain('olga@demo.example');
	await house.join('ruth', 'salam', 'referent');
	await house.join('lea', 'ligue', 'referent');
	await house.registrations.register(house.coordinator, forum.id, {
		association: 'salam',
		name: 'V. SALAM',
		email: 'planted@demo.example',
	});
	expect(await read('coordination')).toContain('planted@demo.example');
	expect(await read('ruth')).toContain('V. SALAM');
	for (const name of ['ruth', 'lea']) expect(await read(name)).not.toMatch(/olga|planted/);
	expect(JSON.stringify(await house.registrations.read(house.nobody, forum.id))).not.toMatch(/olga/);
	expect(house.logged.join('\n')).not.toMatch(/olga|paul|planted/);
});
