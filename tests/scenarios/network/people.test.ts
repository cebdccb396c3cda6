import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { can } from '#lib/domain/can.ts';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { COORDINATOR, openBench, refusalOf, STORES, type Bench } from './bench.ts';

const NOT_FOUND = { code: 'not-found', reason: 'not-found' };
const ADA = 'ada@demo.example';

describe.each(STORES)('people, associations and groups over %s', (store) => {
	let bench: Bench;
	let coordinator: PersonActor;
	beforeEach(async () => {
		bench = await openBench(store);
		coordinator = await bench.found();
	});
	afterEach(() => bench.close());

	const addGroup = (name = 'Santé') => bench.network.addGroup(coordinator, { name });

	test('NW5 the last coordinator stays, even when two give each other up at once', async () => {
		const { network } = bench;
		const last = network.makeCoordinator(coordinator, coordinator.id, false);
		expect(await refusalOf(last)).toEqual({ code: 'conflict', reason: 'last-coordinator' });
		const ada = await bench.seat(ADA, 'emmaus');
		await network.makeCoordinator(coordinator, ada.id, true);
		const second = await bench.actor(ADA);
		const outcomes = await Promise.allSettled([
			network.makeCoordinator(coordinator, ada.id, false),
			network.makeCoordinator(second, coordinator.id, false),
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const left = [await bench.actor(ADA), await bench.actor(COORDINATOR)].filter(
			(actor) => actor.coordinator,
		);
		expect(left).toHaveLength(1);
	});

	test('NW6 who is removed has lost the right at the next question, and is looked at again', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		const group = await addGroup();
		await bench.network.joinGroup(ada, group.id);
		expect(can(await bench.actor(ADA), 'paper.create', { group: group.id })).toBe(true);
		bench.rechecked.length = bench.announced.length = 0;
		await bench.network.removeMember(coordinator, 'emmaus', ada.id);
		expect(bench.rechecked).toEqual([ada.id]);
		expect(bench.announced).toEqual(['network', `person:${ada.id}`]);
		const after = await bench.actor(ADA);
		expect(after.memberships).toEqual([]);
		expect(can(after, 'paper.create', { group: group.id })).toBe(false);
		expect(await refusalOf(bench.network.read(after))).toMatchObject({ code: 'forbidden' });
		const { people } = await bench.network.read(coordinator);
		expect(people.map(({ id }) => id)).toEqual([coordinator.id]);
		expect((await bench.network.group(coordinator, group.id)).people).toEqual([]);
		expect(await refusalOf(bench.network.person(coordinator, ada.id))).toEqual(NOT_FOUND);
	});

	test('NW6 a role counts at once, and only its own association’s referent or the coordinator changes it', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		const referent = await bench.seat('referent@demo.example', 'auberge', 'referent');
		const change = (actor: Actor) => bench.network.changeRole(actor, 'emmaus', ada.id, 'referent');
		expect(await refusalOf(change(ada))).toMatchObject({ code: 'forbidden' });
		expect(await refusalOf(change(referent))).toMatchObject({ code: 'forbidden' });
		await change(coordinator);
		expect((await bench.actor(ADA)).memberships[0]).toMatchObject({ role: 'referent' });
		await change(await bench.actor(ADA));
	});

	test('NW7 an association that leaves takes its people’s rights along, and gives them back when it returns', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		bench.rechecked.length = 0;
		const left = await bench.network.editAssociation(coordinator, 'emmaus', { left: true });
		expect(left.leftAt).not.toBeNull();
		expect(bench.rechecked).toEqual([ada.id]);
		expect((await bench.actor(ADA)).memberships).toEqual([]);
		await bench.network.editAssociation(coordinator, 'emmaus', { left: false });
		expect((await bench.actor(ADA)).memberships).toHaveLength(1);
	});

	test('NW7 a name is taken once; an id stays when the name changes', async () => {
		const add = (name: string, id?: string) =>
			bench.network.addAssociation(coordinator, { name, kind: 'member', ...(id ? { id } : {}) });
		expect(await refusalOf(add('emmaus'))).toEqual({ code: 'conflict', reason: 'name-taken' });
		expect(await refusalOf(add('Autre', 'emmaus'))).toEqual({ code: 'conflict', reason: 'id-taken' });
		expect(await refusalOf(add('Autre', '../etc'))).toEqual({ code: 'invalid', reason: 'id' });
		const renamed = await bench.network.editAssociation(coordinator, 'emmaus', { name: 'Emmaüs Dunkerque' });
		expect(renamed).toMatchObject({ id: 'emmaus', name: 'Emmaüs Dunkerque' });
		const taken = bench.network.editAssociation(coordinator, 'emmaus', { name: 'AUBERGE' });
		expect(await refusalOf(taken)).toEqual({ code: 'conflict', reason: 'name-taken' });
		expect((await add('Emmaüs')).id).toMatch(/^emmaus-[0-9a-f]{7}$/);
		expect((await add('جمعية')).id).toMatch(/^x[0-9a-f]{7}$/);
	});

	test('NW8 people of member associations join an open group; nobody joins a closed one', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		const partner = await bench.seat('partner@demo.example', 'ligue', 'referent');
		const group = await addGroup();
		const join = (actor: Actor) => bench.network.joinGroup(actor, group.id);
		expect(await refusalOf(join(partner))).toEqual(NOT_FOUND);
		await bench.network.editGroup(coordinator, group.id, { open: false });
		expect(await refusalOf(join(ada))).toMatchObject({ code: 'forbidden' });
		await bench.network.seat(coordinator, group.id, ada.id, true);
		const view = await bench.network.group(await bench.actor(ADA), group.id);
		expect(view).toMatchObject({
			mine: true,
			seatable: [],
			may: { join: false, manage: false, createPaper: true },
		});
		expect(view.people.map(({ id }) => id)).toEqual([ada.id]);
		await bench.network.leaveGroup(ada, group.id);
		expect((await bench.actor(ADA)).groups).toEqual([]);
		await bench.network.editGroup(coordinator, group.id, { open: true, closed: true });
		expect(await refusalOf(join(ada))).toMatchObject({ code: 'forbidden' });
	});

	test('NW8 closing a group ends writing in it', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		const group = await addGroup();
		await bench.network.joinGroup(ada, group.id);
		bench.rechecked.length = 0;
		await bench.network.editGroup(coordinator, group.id, { closed: true });
		expect(bench.rechecked).toEqual([ada.id]);
		expect(can(await bench.actor(ADA), 'paper.write', { group: group.id, archived: false })).toBe(false);
	});

	test('NW8 the coordinator seats people of the network only', async () => {
		const partner = await bench.seat('partner@demo.example', 'ligue');
		const { id } = await addGroup();
		const seat = (person: string) => bench.network.seat(coordinator, id, person, true);
		expect(await refusalOf(seat(partner.id))).toEqual({ code: 'invalid', reason: 'not-of-network' });
		expect(await refusalOf(seat('nobody'))).toEqual(NOT_FOUND);
		const { seatable } = await bench.network.group(coordinator, id);
		expect(seatable.map((row) => row.id)).toEqual([coordinator.id]);
	});

	test('NW9 an address is shown to who looks after that person, and to the person', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		const referent = await bench.seat('referent@demo.example', 'emmaus', 'referent');
		const other = await bench.seat('other@demo.example', 'auberge', 'referent');
		const seenBy = async (actor: Actor) =>
			(await bench.network.read(actor)).people.filter(({ email }) => email !== null).map(({ id }) => id);
		expect((await seenBy(coordinator)).sort()).toEqual(
			[coordinator.id, ada.id, referent.id, other.id].sort(),
		);
		expect((await seenBy(referent)).sort()).toEqual([ada.id, referent.id].sort());
		expect(await seenBy(ada)).toEqual([ada.id]);
		expect(await seenBy(other)).toEqual([other.id]);
	});

	test('NW9 partners see their own association, and nothing else of the network', async () => {
		const partner = await bench.seat('partner@demo.example', 'ligue', 'referent');
		const ada = await bench.seat(ADA, 'emmaus');
		const both = await bench.seat('both@demo.example', 'ligue');
		await bench.seat('both@demo.example', 'emmaus');
		const view = await bench.network.association(partner, 'ligue');
		expect(view.people.map(({ id }) => id).sort()).toEqual([partner.id, both.id].sort());
		const row = view.people.find(({ id }) => id === both.id)!;
		expect(row.memberships.map((membership) => membership.association)).toEqual(['ligue']);
		expect((await bench.network.person(partner, both.id)).groups).toEqual([]);
		expect(await refusalOf(bench.network.read(partner))).toMatchObject({ code: 'forbidden' });
		expect(await refusalOf(bench.network.association(partner, 'emmaus'))).toEqual(NOT_FOUND);
		expect(await refusalOf(bench.network.person(partner, ada.id))).toEqual(NOT_FOUND);
	});

	test('NW9 what one may not see and what is not there answer alike, at every door', async () => {
		const outsider = await bench.seat('outsider@demo.example', 'ligue');
		await bench.network.removeMember(coordinator, 'ligue', outsider.id);
		const nobody: Actor = { kind: 'anonymous', at: outsider.at };
		const { id: group } = await addGroup();
		const { network } = bench;
		const invitation = { email: 'eve@demo.example', name: 'E. V.', role: 'member' as const };
		const grant = { person: coordinator.id, basis: 'vote', scope: { kind: 'all' as const } };
		const doors: ((actor: Actor, association: string, group: string, person: string) => Promise<unknown>)[] =
			[
				(actor, association) => network.association(actor, association),
				(actor, _association, id) => network.group(actor, id),
				(actor, _association, _group, person) => network.person(actor, person),
				(actor, association) => network.editAssociation(actor, association, { about: 'x' }),
				(actor, _association, id) => network.editGroup(actor, id, { about: 'x' }),
				(actor, _association, id) => network.joinGroup(actor, id),
				(actor, _association, id) => network.leaveGroup(actor, id),
				(actor, _association, id, person) => network.seat(actor, id, person, true),
				(actor, association) => network.invite(actor, { ...invitation, association }),
				(actor, association, _group, person) => network.changeRole(actor, association, person, 'member'),
				(actor, association, _group, person) => network.removeMember(actor, association, person),
				(actor, association) => network.grantMandate(actor, { ...grant, association }),
				(actor) => network.revokeInvitation(actor, 'any'),
				(actor) => network.withdrawMandate(actor, 'any'),
			];
		const stranger = await bench.actor('outsider@demo.example');
		for (const door of doors) {
			expect(await refusalOf(door(stranger, 'emmaus', group, coordinator.id))).toEqual(NOT_FOUND);
			expect(await refusalOf(door(stranger, 'none', 'none', 'none'))).toEqual(NOT_FOUND);
			expect(await refusalOf(door(coordinator, 'none', 'none', 'none'))).toEqual(NOT_FOUND);
			expect(await refusalOf(door(nobody, 'emmaus', group, coordinator.id))).toMatchObject({
				code: 'signed-out',
			});
		}
		for (const act of [
			network.addAssociation(stranger, { name: 'X', kind: 'member' }),
			network.addGroup(stranger, { name: 'X' }),
			network.makeCoordinator(stranger, stranger.id, true),
		])
			expect(await refusalOf(act)).toMatchObject({ code: 'forbidden' });
	});
});
