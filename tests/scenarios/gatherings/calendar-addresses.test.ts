import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { MOST_ADDRESSES } from '#lib/domain/gatherings/calendar-addresses.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { addressBooks } from '../../../server/gatherings/calendar/address-book.ts';
import { memberships, pairId } from '../../../server/network/collections.ts';
import { refusalOf } from '../network/bench.ts';
import { calendarsOf } from './calendar-reader.ts';
import { openPlanningHouse, STORES, type PlanningHouse } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };
const { ask, titlesOf, statusOf } = calendarsOf(() => house);

let house: PlanningHouse;
let coordinator: PersonActor;
beforeEach(async () => {
	house = await openPlanningHouse();
	coordinator = await house.actor('coordination');
});
afterEach(() => house.close());

describe('a secret address', () => {
	const pathOf = ({ address }: { address: string }) => address.replace('https://tablee.example', '');
	const calendar = () => house.services.gatherings.calendar;

	test('GA158 opens what its owner may see at this moment, whoever asks, until it is taken back', async () => {
		await house.gathering({ title: 'Du réseau', date: MAY });
		await house.gathering({ title: 'Pour tous', date: MAY, audience: 'public' });
		const member = await house.enter('benevole', { salam: 'member' });
		const made = await calendar().addAddress(member, { label: 'mon téléphone', group: null });
		expect((await titlesOf(house.nobody, pathOf(made))).toSorted()).toEqual(['Du réseau', 'Pour tous']);

		const { records } = house.services.storage;
		const membership = (await records.get(memberships, pairId('salam', member.id)))!;
		await records.remove(memberships, membership.id, membership.revision);
		expect(await titlesOf(house.nobody, pathOf(made))).toEqual(['Pour tous']);
		expect(await titlesOf(coordinator, pathOf(made))).toEqual(['Pour tous']);

		await calendar().removeAddress(member, made.id);
		expect(await statusOf(house.nobody, pathOf(made))).toBe(404);
		expect(await statusOf(coordinator, '/calendar.ics?key=')).toBe(404);
	});

	test('GA158 may show one group only', async () => {
		const { id: group } = await house.services.network.addGroup(coordinator, { name: 'Politique' });
		await house.gathering({ title: 'Du groupe', date: MAY, group });
		await house.gathering({ title: 'Du réseau', date: MAY });
		const made = await calendar().addAddress(coordinator, { label: 'bureau', group });
		expect(await titlesOf(house.nobody, pathOf(made))).toEqual(['Du groupe']);
		expect(await titlesOf(house.nobody, `${pathOf(made)}&group=`)).toEqual(['Du groupe']);
	});

	test('GA158 is given out once: what is kept does not open it, and nobody takes back another’s', async () => {
		const member = await house.enter('benevole', { salam: 'member' });
		const made = await calendar().addAddress(member, { label: ' mon  téléphone ', group: null });
		const key = new URL(made.address).searchParams.get('key')!;
		expect(key.length).toBeGreaterThan(40);
		expect(await calendar().addresses(member)).toEqual([
			{ id: made.id, label: 'mon téléphone', group: null, createdAt: '2013-03-01T10:00:00.000Z' },
		]);
		const kept = JSON.stringify(await house.services.storage.records.list(addressBooks));
		expect(kept).not.toContain(key);
		for (const { keyHash } of (await house.services.storage.records.list(addressBooks))[0]!.value.addresses)
			expect(await calendar().openWith(keyHash)).toBe(null);
		await calendar().removeAddress(coordinator, made.id);
		expect(await calendar().openWith(key)).not.toBe(null);
		expect(await calendar().addresses(coordinator)).toEqual([]);
	});

	test.each(STORES)('GA159 nobody has more than five, also when asked for at once (%s)', async (store) => {
		await house.close();
		house = await openPlanningHouse(store);
		const member = await house.enter('benevole', { salam: 'member' });
		const nodes = [house.services, house.secondNode];
		const outcomes = await Promise.allSettled(
			Array.from({ length: 12 }, (_, at) =>
				nodes[at % 2]!.gatherings.calendar.addAddress(member, { label: `appareil ${at}`, group: null }),
			),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_ADDRESSES);
		expect(await calendar().addresses(member)).toHaveLength(MOST_ADDRESSES);
		expect(await refusalOf(calendar().addAddress(member, { label: 'un de plus', group: null }))).toEqual({
			code: 'too-many',
			reason: 'calendar-addresses',
		});
	});

	test('GA159 it has a name, and a group that is there; nobody has none', async () => {
		const add = (label: string, group: string | null = null, who: Actor = coordinator) =>
			refusalOf(calendar().addAddress(who, { label, group }));
		expect(await add(' ')).toEqual({ code: 'invalid', reason: 'calendar-label' });
		expect(await add('x'.repeat(61))).toMatchObject({ code: 'invalid' });
		expect(await add('x', 'nothing')).toMatchObject({ code: 'not-found' });
		expect(await add('x', null, house.nobody)).toMatchObject({ code: 'signed-out' });
	});

	test('GA162 is kept by no shared cache and written in no log', async () => {
		await house.gathering({ date: MAY });
		const made = await calendar().addAddress(coordinator, { label: 'bureau', group: null });
		const answer = await ask(house.nobody, pathOf(made));
		expect(answer.headers.get('cache-control')).toBe('private, no-cache');
		await statusOf(house.nobody, `${pathOf(made)}x`);
		const key = new URL(made.address).searchParams.get('key')!;
		expect(house.logged.filter((line) => line.includes(key))).toEqual([]);
		expect(await answer.text()).not.toContain(key);
	});
});
