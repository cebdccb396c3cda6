import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import {
	addFacilitator,
	addItem,
	addRoom,
	addShift,
	addSupply,
	addTask,
	placeItem,
	setHere,
	type PlanChange,
} from '#lib/domain/gatherings/plan-change.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { releases } from '../../../server/gatherings/releases/collection.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import { refusalOf } from '../network/bench.ts';
import { openPlanningHouse, STORES, type PlanningHouse, type Store } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };
const HALL = 'rhall0000000';
const [OPENING, JOURNAL, IDEA] = ['iopening0000', 'ijournal0000', 'iidea0000000'];

let house: PlanningHouse;
let coordinator: PersonActor;
const service = () => house.services.gatherings.releases;

async function begin(store?: Store): Promise<void> {
	house = await openPlanningHouse(store);
	coordinator = await house.actor('coordination');
}
beforeEach(() => begin());
afterEach(() => house.close());

/** Two items in one hall, and an idea without a place. */
async function openForum(input: Partial<NewGathering> = {}): Promise<Gathering> {
	const forum = await house.gathering({ date: MAY, audience: 'public', ...input });
	const { plan } = await house.services.gatherings.plans.read(coordinator, forum.id);
	await write(
		forum,
		...[...plan.items, ...plan.rooms].map(({ id }) => setHere(id, false)),
		addRoom(HALL, { name: 'Grande salle', order: 1 }),
		addItem(OPENING, { ...item('Ouverture'), at: { day: 0, start: 570, room: HALL } }),
		addItem(JOURNAL, { ...item('Journal des Jungles'), at: { day: 0, start: 600, room: HALL } }),
		addItem(IDEA, item('Une idée')),
	);
	return forum;
}

const item = (title: string) => ({ title, kind: 'talk' as const, minutes: 30 });

/** «conflict release-same» */
async function refused(work: Promise<unknown>): Promise<string> {
	const { code, reason } = await refusalOf(work);
	return `${code} ${reason}`;
}

async function write(forum: Gathering, ...changes: readonly PlanChange[]): Promise<void> {
	await house.services.sync.write(forum.document, null, (doc) =>
		changes.forEach((each) => applyPlanChange(doc, each)),
	);
}

describe('giving the programme out', () => {
	test('GA192 it gets a number, the server’s time, who did it and their note, and later edits change nothing in it', async () => {
		const forum = await openForum();
		const first = await service().release(coordinator, forum.id, { note: '  Premier jet ' });
		expect(first).toMatchObject({
			gathering: forum.id,
			number: 1,
			releasedAt: '2013-03-01T10:00:00.000Z',
			releasedBy: coordinator.id,
			note: 'Premier jet',
			date: MAY,
		});
		expect(first.plan.items.map(({ title }) => title)).toEqual(['Ouverture', 'Journal des Jungles']);

		await write(forum, placeItem(JOURNAL, { day: 0, start: 840, room: HALL }));
		expect(await service().latestRelease(forum)).toEqual(first);
		expect((await service().release(coordinator, forum.id, {})).number).toBe(2);
		const { release } = await service().released(coordinator, forum.id, 1);
		expect(release!.items.map(({ start }) => start)).toEqual([570, 600]);
	});

	test.each(STORES)(
		'GA192 two organisers at once, on two servers, never give the same number (%s)',
		async (store) => {
			await house.close();
			await begin(store);
			const forum = await openForum();
			const ada = await house.enter('ada', { salam: 'referent' });
			await house.services.gatherings.edit(coordinator, forum.id, { organisers: { add: [ada.id] } });
			const outcomes = await Promise.allSettled([
				service().release(coordinator, forum.id, {}),
				house.secondNode.gatherings.releases.release(ada, forum.id, {}),
			]);
			// the same programme twice is one version
			expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
			expect(await refused(service().release(ada, forum.id, {}))).toBe('conflict release-same');
			const { versions } = await service().released(coordinator, forum.id);
			expect(versions.map(({ number }) => number)).toEqual([1]);
		},
	);

	test('GA192 a second record under a number that is taken is not kept', async () => {
		const forum = await openForum();
		const first = await service().release(coordinator, forum.id, {});
		const { records } = house.services.storage;
		expect(await records.insert(releases, 'another-id', { ...first, note: 'autre' })).toBe(false);
	});

	test('GA192 nothing is given out without a place in it, unchanged, or of what is closed', async () => {
		const forum = await openForum();
		await service().release(coordinator, forum.id, {});
		expect(await refused(service().release(coordinator, forum.id, {}))).toBe('conflict release-same');
		await write(forum, placeItem(OPENING, null), placeItem(JOURNAL, null));
		expect(await refused(service().release(coordinator, forum.id, {}))).toBe('conflict release-empty');
		await write(forum, placeItem(OPENING, { day: 0, start: 660, room: HALL }));
		house.advance(100 * 86_400_000);
		for (const state of ['held', 'closed'] as const)
			await house.services.gatherings.moveTo(coordinator, forum.id, state);
		expect(await refused(service().release(coordinator, forum.id, {}))).toBe('conflict release-closed');
	});

	test('GA193 with conflicts only for whoever says that it should be so', async () => {
		const forum = await openForum();
		await write(forum, placeItem(JOURNAL, { day: 0, start: 585, room: HALL }));
		const draft = await service().prepare(coordinator, forum.id);
		expect(draft.now.conflicts).toEqual([{ kind: 'room', items: [OPENING, JOURNAL], room: HALL }]);
		expect(await refused(service().release(coordinator, forum.id, {}))).toBe('conflict release-conflicts');
		expect(await service().latestRelease(forum)).toBe(null);
		expect((await service().release(coordinator, forum.id, { anyway: true })).number).toBe(1);
	});

	test('GA193 what changed after somebody looked is looked at again before it goes out', async () => {
		const forum = await openForum();
		const { seen } = await service().prepare(coordinator, forum.id);
		await write(forum, placeItem(JOURNAL, { day: 0, start: 700, room: HALL }));
		expect(await refused(service().release(coordinator, forum.id, { seen }))).toBe('conflict release-seen');
		const again = await service().prepare(coordinator, forum.id);
		// what is no part of the programme may move meanwhile
		await write(forum, addTask('ttask0000000', { what: 'Imprimer', order: 1 }));
		expect((await service().release(coordinator, forum.id, { seen: again.seen })).number).toBe(1);
	});

	test('GA193 before the button one reads what changed since the last time', async () => {
		const forum = await openForum();
		expect(await service().prepare(coordinator, forum.id)).toMatchObject({
			latest: null,
			changes: [],
			placed: 2,
		});
		await service().release(coordinator, forum.id, {});
		await write(forum, placeItem(JOURNAL, null));
		expect(await service().prepare(coordinator, forum.id)).toMatchObject({
			latest: { number: 1, releasedByName: 'C. D.' },
			changes: [{ kind: 'removed', title: 'Journal des Jungles' }],
			placed: 1,
		});
	});

	test('GA193 only its organisers prepare and give it out; for who may not see the gathering it is not there', async () => {
		const forum = await openForum({ audience: 'invited', invited: ['salam'] });
		const [guest, stranger] = [
			await house.enter('ada', { salam: 'referent' }),
			await house.enter('bob', { auberge: 'referent' }),
		];
		for (const ask of [
			(actor: PersonActor) => service().prepare(actor, forum.id),
			(actor: PersonActor) => service().release(actor, forum.id, {}),
		]) {
			expect(await refused(ask(guest))).toBe('forbidden gathering.organise');
			expect(await refused(ask(stranger))).toBe('not-found not-found');
		}
		expect(await refused(service().released(stranger, forum.id))).toBe('not-found not-found');
		expect(await refused(service().released(house.nobody, forum.id))).toBe('signed-out signed-out');
	});
});

describe('reading what was given out', () => {
	test('GA194 nothing before the first, then the last one, the older by their numbers, and what changed each time', async () => {
		const forum = await openForum();
		expect(await service().released(house.nobody, forum.id)).toEqual({ release: null, versions: [] });
		await service().release(coordinator, forum.id, { note: 'Premier jet' });
		await write(forum, placeItem(JOURNAL, { day: 0, start: 840, room: HALL }));
		await service().release(coordinator, forum.id, { note: 'Le journal l’après-midi' });

		const { release, versions } = await service().released(house.nobody, forum.id);
		expect(release).toMatchObject({ number: 2, date: MAY });
		expect(release!.items[1]).toEqual({
			id: JOURNAL,
			title: 'Journal des Jungles',
			kind: 'talk',
			day: 0,
			start: 840,
			minutes: 30,
			room: 'Grande salle',
			language: null,
			by: [],
		});
		expect(versions).toMatchObject([
			{
				number: 2,
				note: 'Le journal l’après-midi',
				changes: [{ kind: 'moved', title: 'Journal des Jungles' }],
			},
			{ number: 1, note: 'Premier jet', changes: [] },
		]);
		expect((await service().released(house.nobody, forum.id, 1)).release!.items[1]!.start).toBe(600);
		expect(await refused(service().released(house.nobody, forum.id, 3))).toBe('not-found not-found');
	});

	test('GA194 facilitators are named, whoever gave it out only to people of the network', async () => {
		const forum = await openForum();
		const ada = await house.enter('ada', { salam: 'member' });
		await write(
			forum,
			addFacilitator(OPENING, { kind: 'person', id: ada.id }),
			addFacilitator(OPENING, { kind: 'association', id: 'emmaus' }),
			addFacilitator(OPENING, { kind: 'other', name: 'Un sociologue' }),
		);
		await service().release(coordinator, forum.id, {});
		const { release } = await service().released(house.nobody, forum.id);
		expect(release!.items[0]!.by.toSorted()).toEqual(['Emmaüs', 'Un sociologue', 'ada']);
		expect(release!.releasedByName).toBe('');
		expect((await service().released(ada, forum.id)).release!.releasedByName).toBe('C. D.');
	});

	test('GA191 what the organisers keep to themselves leaves with no version', async () => {
		const forum = await openForum();
		const kept = { notes: 'clé-cachée', materials: 'rallonge-cachée', expected: 77_777 };
		await write(
			forum,
			addItem('isecret00000', { ...item('Fermeture'), at: { day: 0, start: 900, room: HALL }, ...kept }),
			addItem('isecret00001', item('idée-cachée')),
			addTask('tsecret00000', { what: 'tâche-cachée', order: 1 }),
			addSupply('lsecret00000', { what: 'matériel-caché', order: 1 }),
			addShift('ssecret00000', { what: 'équipe-cachée', day: 0, start: 540, minutes: 60, needed: 2 }),
		);
		const plan = JSON.stringify((await service().prepare(coordinator, forum.id)).now.plan);
		const secrets = [
			'clé-cachée',
			'rallonge-cachée',
			'77777',
			'idée-cachée',
			'tâche-cachée',
			'matériel-caché',
			'équipe-cachée',
		];
		for (const secret of secrets) expect(plan).toContain(secret);

		await service().release(coordinator, forum.id, {});
		const shown = JSON.stringify([
			await service().released(house.nobody, forum.id),
			await service().latestRelease(forum),
		]);
		expect(shown).toContain('Fermeture');
		for (const secret of secrets) expect(shown).not.toContain(secret);
		expect(JSON.stringify(await service().released(house.nobody, forum.id))).not.toContain(coordinator.id);
	});
});
