import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registers, registrationDetails } from '../../../server/gatherings/registrations/collections.ts';
import { STORES } from './planning-house.ts';
import { openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse();
});
afterEach(() => house.close());

describe.each(STORES)('on %s', (store) => {
	beforeEach(async () => {
		await house.close();
		house = await openRegistrationHouse(store);
	});

	test('GA94 of 1,000 who ask at once for the last 10 places of an association, 10 get one and the rest wait in order', async () => {
		const forum = await house.openForum({ perAssociation: 12 });
		await house.add(forum, 'salam', 'V. first');
		await house.add(forum, 'salam', 'V. second');
		await house.add(forum, 'auberge', 'V. other');
		const replaced = vi.spyOn(house.services.storage.records, 'replace');
		const accepted: string[] = [];
		const outcomes = await Promise.all(
			Array.from({ length: 1000 }, async (_, n) => {
				// two servers on one store
				const node = n % 2 === 0 ? house.services : house.secondNode;
				const input = { association: 'salam', name: `V. ${n}` };
				const outcome = await node.gatherings.registrations.register(house.coordinator, forum.id, input);
				accepted.push(outcome.id);
				return outcome;
			}),
		);
		expect(outcomes.filter(({ state }) => state === 'in')).toHaveLength(10);
		const { entries } = (await house.services.storage.records.get(registers, forum.id))!.value;
		const late = entries.slice(3);
		expect(late.map(({ id }) => id).toSorted()).toEqual(outcomes.map(({ id }) => id).toSorted());
		expect(late.map(({ state }) => state)).toEqual([
			...Array.from({ length: 10 }, () => 'in'),
			...Array.from({ length: 990 }, () => 'waiting'),
		]);
		// answered in the order of the register, by each server
		const orderOf = (ids: readonly string[]) => ids.map((id) => late.findIndex((entry) => entry.id === id));
		for (const half of [0, 1]) {
			const own = new Set(outcomes.filter((_, n) => n % 2 === half).map(({ id }) => id));
			const order = orderOf(accepted.filter((id) => own.has(id)));
			expect(order).toEqual(order.toSorted((one, other) => one - other));
		}
		// the promotion order is the order of acceptance
		expect((await house.registrations.registrants(forum)).slice(13).map(({ id }) => id)).toEqual(
			late.slice(10).map(({ id }) => id),
		);
		// many were kept by one replacement
		expect(replaced.mock.calls.filter(([{ name }]) => name === 'registers').length).toBeLessThan(500);
	}, 60_000);

	test('GA95 when 50 go at once, the 50 who waited longest are told, each once, by whichever server', async () => {
		const forum = await house.openForum({ perAssociation: 50 });
		const ids: string[] = [];
		for (let n = 0; n < 110; n += 1) {
			const input = { association: 'salam', name: `V. ${n}`, email: `v${n}@demo.example` };
			ids.push((await house.registrations.register(house.coordinator, forum.id, input)).id);
		}
		await vi.waitFor(() => expect(house.letters).toHaveLength(110), { timeout: 30_000 });
		house.letters.length = 0;
		await Promise.all(
			ids.slice(0, 50).map((id, n) => {
				const node = n % 2 === 0 ? house.services : house.secondNode;
				return node.gatherings.registrations.giveUp(house.coordinator, forum.id, id);
			}),
		);
		await Promise.all([house.services.gatherings.sweep(), house.secondNode.gatherings.sweep()]);
		await vi.waitFor(
			async () =>
				expect((await house.services.storage.records.get(registers, forum.id))!.value.notices).toEqual([]),
			{ timeout: 30_000 },
		);
		expect(house.letters.map(({ to }) => to).toSorted()).toEqual(
			Array.from({ length: 50 }, (_, n) => `v${n + 50}@demo.example`).toSorted(),
		);
		expect(new Set(house.letters.map(({ subject }) => subject))).toEqual(
			new Set(['Une place s’est libérée\u00a0: Forum des associations']),
		);
	}, 60_000);
});

describe('when something breaks', () => {
	test('GA95 a letter that the mail server refused goes out later', async () => {
		const ada = await house.join('ada', 'salam');
		house.refusedBy.add('ada@demo.example');
		const forum = await house.openForum();
		await house.registrations.register(ada, forum.id, { association: 'salam' });
		await vi.waitFor(() => expect(house.logged.join()).toContain('letter not sent'));
		house.refusedBy.clear();
		await house.registrations.sweep();
		expect(house.letters).toHaveLength(0); // somebody may still be trying
		house.advance(6 * 60_000);
		await house.registrations.sweep();
		expect(await house.lettersTo('ada')).toHaveLength(1);
		await house.registrations.sweep();
		expect(await house.lettersTo('ada')).toHaveLength(1);
	});

	test('GA95 a server that dies while it writes leaves the letter to another', async () => {
		const ada = await house.join('ada', 'salam');
		const forum = await house.openForum();
		let dying = true;
		house.whileSending = () => (dying ? new Promise(() => {}) : Promise.resolve());
		await house.registrations.register(ada, forum.id, { association: 'salam' });
		const noticesOf = async () =>
			(await house.services.storage.records.get(registers, forum.id))!.value.notices;
		await vi.waitFor(async () => expect((await noticesOf())[0]?.tries).toBe(1));
		dying = false;
		await house.secondNode.gatherings.sweep();
		expect(house.letters).toHaveLength(0);
		house.advance(6 * 60_000);
		await house.secondNode.gatherings.sweep();
		expect(await house.lettersTo('ada')).toHaveLength(1);
		expect(await noticesOf()).toEqual([]);
	});

	test('GA96 who asked and got no answer leaves nothing behind, and may ask again', async () => {
		const ada = await house.join('ada', 'salam');
		const forum = await house.openForum();
		const { records } = house.services.storage;
		const insert = records.insert.bind(records);
		const broken = vi
			.spyOn(records, 'insert')
			.mockImplementation((into, id, value) =>
				into.name === 'registers' ? Promise.reject(new Error('the disk is full')) : insert(into, id, value),
			);
		await expect(house.registrations.register(ada, forum.id, { association: 'salam' })).rejects.toThrow(
			'disk',
		);
		broken.mockRestore();
		expect(await records.list(registrationDetails)).toHaveLength(1);
		expect(await house.shown(forum)).toBe('');
		await house.registrations.sweep();
		expect(await records.list(registrationDetails)).toHaveLength(1); // might be asking just now
		expect((await house.registrations.register(ada, forum.id, { association: 'salam' })).state).toBe('in');
		expect(await records.list(registrationDetails)).toHaveLength(1);
		await house.registrations.giveUp(ada, forum.id, (await house.registrations.read(ada, forum.id)).mine!.id);
		await records.insert(registrationDetails, 'orphan', {
			gathering: forum.id,
			association: 'salam',
			person: null,
			name: 'V. A.',
			email: null,
			organisation: '',
			role: '',
			addedBy: null,
			at: new Date(house.services.now()).toISOString(),
		});
		house.advance(3_600_000);
		await house.registrations.sweep();
		expect(await records.list(registrationDetails)).toEqual([]);
	});
});
