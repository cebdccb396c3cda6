import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memberships, pairId } from '../../../server/network/collections.ts';
import { removeRecord } from '../../../server/network/revise.ts';
import { refusalOf } from '../network/bench.ts';
import { NO_NEEDS, openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse();
});
afterEach(() => house.close());

describe('giving a place up', () => {
	test('GA90 oneself, the referent or an organiser; to everybody else it is not there', async () => {
		const ada = await house.join('ada', 'salam');
		const bea = await house.join('bea', 'salam');
		const ruth = await house.join('ruth', 'salam', 'referent');
		const other = await house.join('other', 'auberge', 'referent');
		const forum = await house.openForum();
		const { id } = await house.registrations.register(ada, forum.id, { association: 'salam' });
		for (const actor of [bea, other])
			expect(await refusalOf(house.registrations.giveUp(actor, forum.id, id))).toEqual({
				code: 'not-found',
				reason: 'not-found',
			});
		expect((await refusalOf(house.registrations.giveUp(house.nobody, forum.id, id))).code).toBe('signed-out');
		await house.registrations.giveUp(ruth, forum.id, id);
		expect(await house.shown(forum)).toBe('');
		expect(await refusalOf(house.registrations.giveUp(ruth, forum.id, id))).toMatchObject({
			code: 'not-found',
		});
		// and asks again
		expect((await house.registrations.register(ada, forum.id, { association: 'salam' })).state).toBe('in');
	});

	test('GA90 who has left the association since still gives up their own', async () => {
		const ada = await house.enter('ada', { salam: 'member', auberge: 'member' });
		const forum = await house.openForum();
		const { id } = await house.registrations.register(ada, forum.id, { association: 'salam' });
		await removeRecord(house.services.storage.records, memberships, pairId('salam', ada.id));
		await house.registrations.giveUp(await house.actor('ada'), forum.id, id);
		expect(await house.shown(forum)).toBe('');
	});

	test('GA90 a registration of another gathering is not there', async () => {
		const ruth = await house.join('ruth', 'salam', 'referent');
		const [one, two] = [await house.openForum(), await house.openForum()];
		const { id } = await house.add(one, 'salam', 'V. A.');
		expect((await refusalOf(house.registrations.giveUp(ruth, two.id, id))).code).toBe('not-found');
	});

	test('GA92 a substitute takes the same place in the order, and nothing of what the one before needed', async () => {
		const ada = await house.join('ada', 'salam');
		const zoe = await house.join('zoe', 'salam');
		const forum = await house.openForum({ overall: 1 });
		await house.add(forum, 'auberge', 'V. A.');
		const { id } = await house.registrations.register(ada, forum.id, {
			association: 'salam',
			needs: { ...NO_NEEDS, words: 'fauteuil roulant' },
		});
		await house.add(forum, 'auberge', 'V. B.');
		await house.registrations.substitute(ada, forum.id, id, { name: 'Zoé', role: 'présidente' });
		expect(await house.shown(forum)).toBe('V. A. (zoe) (V. B.)');
		expect((await house.registrations.read(zoe, forum.id)).mine).toMatchObject({
			id,
			role: 'présidente',
			rank: 1,
			needs: null,
		});
		expect((await house.lettersTo('zoe'))[0]!.subject).toContain('En liste d’attente');
		// the one before has none any more, and may ask again
		expect((await house.registrations.read(ada, forum.id)).mine).toBeNull();
		expect((await refusalOf(house.registrations.giveUp(ada, forum.id, id))).code).toBe('not-found');
	});

	test('GA92 somebody who is on the list already can be nobody’s substitute', async () => {
		const forum = await house.openForum();
		const { id } = await house.add(forum, 'salam', 'V. A.');
		await house.add(forum, 'salam', 'V. B.');
		expect(
			(await refusalOf(house.registrations.substitute(house.coordinator, forum.id, id, { name: 'V. B.' })))
				.reason,
		).toBe('already-registered');
		expect(await house.shown(forum)).toBe('V. A. V. B.');
	});
});
