import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { gatherings as collection } from '../../../server/gatherings/collections.ts';
import type { GatheringChanges } from '../../../server/gatherings/service.ts';
import { DAY, openPlanningHouse, STORES, type PlanningHouse } from './planning-house.ts';

/** The house’s clock begins on 1 March 2013. */
const TODAY = { day: '2013-03-01', days: 1, from: '09:00', to: '18:00' };
const IN_MAY = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };

let house: PlanningHouse;
let coordinator: PersonActor;
beforeEach(async () => {
	house = await openPlanningHouse();
	coordinator = await house.actor('coordination');
});
afterEach(() => house.close());

const core = () => house.services.gatherings;
const edit = (id: string, changes: GatheringChanges) => core().edit(coordinator, id, changes);
const refusalOf = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(thrown: unknown) => {
			if (thrown instanceof Refusal) return `${thrown.code} ${thrown.reason}`;
			throw thrown;
		},
	);
/** Long values make no name of a test. */
const refusals = <W>(rows: readonly (readonly [wrong: W, refused: string])[]) =>
	rows.map(([wrong, refused]) => ({ wrong, refused }));
/** The working group santé. */
async function group(): Promise<string> {
	const { id } = await house.services.network.addGroup(coordinator, { name: 'Santé', id: 'sante' });
	return id;
}

describe('from state to state', () => {
	const move = (id: string, state: Parameters<ReturnType<typeof core>['moveTo']>[2]) =>
		core().moveTo(coordinator, id, state);

	test('GA3 from the idea to its end, and back step by step', async () => {
		const { id } = await house.gathering();
		await move(id, 'polling');
		await edit(id, { date: TODAY });
		for (const state of ['open', 'held', 'closed', 'held', 'open', 'planned', 'polling', 'idea'] as const)
			expect((await move(id, state)).state).toBe(state);
	});

	test('GA4 not past what is missing: no day, a day to come', async () => {
		const { id } = await house.gathering();
		expect(await refusalOf(move(id, 'planned'))).toBe('conflict gathering-no-date');
		expect(await refusalOf(move(id, 'held'))).toBe('conflict gathering-no-way');
		await edit(id, { date: IN_MAY });
		expect(await refusalOf(move(id, 'held'))).toBe('conflict gathering-not-yet');
		expect(await refusalOf(move(id, 'closed'))).toBe('conflict gathering-no-way');
		house.advance(85 * DAY);
		expect((await move(id, 'held')).state).toBe('held');
		expect(await refusalOf(edit(id, { date: { ...IN_MAY, day: '2013-05-26' } }))).toBe(
			'conflict gathering-not-yet',
		);
	});

	test('GA5 choosing a day plans it; looking for another takes the day away', async () => {
		const { id } = await house.gathering();
		await move(id, 'polling');
		expect(await edit(id, { date: IN_MAY })).toMatchObject({ state: 'planned', date: IN_MAY, sequence: 1 });
		expect(await refusalOf(edit(id, { date: null }))).toBe('conflict gathering-no-date');
		expect(await move(id, 'polling')).toMatchObject({ state: 'polling', date: null, sequence: 2 });
	});

	test('GA8 closed, nothing of it is changed until it is opened again', async () => {
		const { id } = await house.gathering({ date: TODAY });
		await move(id, 'held');
		await move(id, 'closed');
		expect(await refusalOf(edit(id, { title: 'Autre' }))).toBe('conflict gathering-closed');
		expect((await core().read(coordinator, id)).may).toMatchObject({
			writePlan: false,
			recordAttendance: false,
		});
		await move(id, 'held');
		expect((await edit(id, { title: 'Autre' })).title).toBe('Autre');
		expect((await core().read(coordinator, id)).may).toMatchObject({
			writePlan: true,
			recordAttendance: true,
		});
	});

	test('GA9 called off it keeps its state and day; what took place is not called off', async () => {
		const { id } = await house.gathering({ date: TODAY });
		const off = await core().cancel(coordinator, id, true);
		expect(off).toMatchObject({ state: 'planned', date: TODAY, sequence: 1 });
		expect(off.cancelledAt).not.toBeNull();
		expect(await core().cancel(coordinator, id, true)).toEqual(off);
		expect(await refusalOf(move(id, 'open'))).toBe('conflict gathering-cancelled');
		expect(await core().cancel(coordinator, id, false)).toMatchObject({ cancelledAt: null, sequence: 2 });
		await move(id, 'held');
		expect(await refusalOf(core().cancel(coordinator, id, true))).toBe('conflict gathering-held');
	});

	test('GA3 by its organisers only', async () => {
		const { id } = await house.gathering({ date: TODAY });
		const member = await house.enter('salam', { salam: 'member' });
		for (const act of [
			core().moveTo(member, id, 'open'),
			core().cancel(member, id, true),
			core().edit(member, id, { title: 'Autre' }),
		])
			expect(await refusalOf(act)).toBe('forbidden gathering.organise');
		await edit(id, { organisers: { add: [member.id] } });
		expect((await core().moveTo(member, id, 'open')).state).toBe('open');
	});
});

describe('it is changed', () => {
	test('GA6 calendars hear of what they show, and of nothing else', async () => {
		const { id } = await house.gathering({ date: IN_MAY });
		const counts: number[] = [];
		house.advance(DAY);
		for (const change of [
			{ registration: { overall: 50 } },
			{ audience: 'public' },
			{ received: 12 },
			{ date: { ...IN_MAY } },
			{ title: 'Autre titre' },
			{ aim: 'Autre but' },
			{ place: 'Calais' },
			{ address: 'Rue du Bout' },
			{ date: { ...IN_MAY, to: '19:00' } },
		] satisfies GatheringChanges[])
			counts.push((await edit(id, change)).sequence);
		expect(counts).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 5]);
		const { changedAt, createdAt } = (await core().find(id))!;
		expect(Date.parse(changedAt) - Date.parse(createdAt)).toBe(DAY);
	});

	test.each(
		refusals<GatheringChanges>([
			[{ title: '' }, 'invalid gathering-title'],
			[{ place: 'x'.repeat(121) }, 'invalid gathering-place'],
			[{ date: { ...IN_MAY, day: 'demain' } }, 'invalid gathering-date'],
			[{ registration: { perAssociation: 1.5 } }, 'invalid gathering-registration'],
			[{ received: -1 }, 'invalid gathering-received'],
			[{ audience: 'invited' }, 'invalid gathering-nobody-invited'],
			[{ invited: { add: ['nothing'] } }, 'invalid association-unknown'],
			[{ organisers: { add: ['nobody'] } }, 'invalid not-of-network'],
			[{ organisers: [] }, 'conflict gathering-last-organiser'],
		]),
	)('GA2 not into what is $refused, and then not at all', async ({ wrong, refused }) => {
		const before = await house.gathering();
		expect(await refusalOf(edit(before.id, { ...wrong, aim: wrong.aim ?? 'autre' }))).toBe(refused);
		expect(await core().find(before.id)).toEqual(before);
	});

	test('GA13 an association that left later does not stop other changes', async () => {
		const { id } = await house.gathering({ audience: 'invited', invited: ['salam', 'emmaus'] });
		await house.services.network.editAssociation(coordinator, 'salam', { left: true });
		expect(await refusalOf(edit(id, { place: 'Calais' }))).toBeNull();
		expect((await edit(id, { invited: { remove: ['salam'] } })).invited).toEqual(['emmaus']);
		expect(await refusalOf(edit(id, { invited: { add: ['salam'] } }))).toBe('conflict association-left');
	});
});

test.each(STORES)(
	'GA7 on %s, what many change at once, on two servers, is all there afterwards',
	async (store) => {
		const own = await openPlanningHouse(store);
		try {
			const host = await own.actor('coordination');
			const people = await Promise.all(
				['a', 'b', 'c', 'd'].map((name) => own.enter(name, { emmaus: 'member' })),
			);
			const { id } = await own.gathering();
			const [one, other] = [own.services.gatherings, own.secondNode.gatherings];
			await Promise.all([
				one.edit(host, id, { title: 'Titre' }),
				other.edit(host, id, { place: 'Calais' }),
				one.edit(host, id, { aim: 'But' }),
				other.edit(host, id, { registration: { overall: 10 } }),
				one.edit(host, id, { registration: { perAssociation: 2 } }),
				...people.map((person, i) =>
					(i % 2 ? one : other).edit(host, id, { organisers: { add: [person.id] } }),
				),
			]);
			const { organisers, ...rest } = (await one.find(id))!;
			expect(rest).toMatchObject({
				title: 'Titre',
				place: 'Calais',
				aim: 'But',
				registration: { overall: 10, perAssociation: 2 },
				sequence: 3,
			});
			expect(organisers.toSorted()).toEqual([host, ...people].map((person) => person.id).toSorted());
		} finally {
			await own.close();
		}
	},
);

describe('who sees what', () => {
	test('GA10 who may not see it gets the answer of one that does not exist', async () => {
		const { id } = await house.gathering({ audience: 'invited', invited: ['emmaus'] });
		const member = await house.enter('salam', { salam: 'member' });
		for (const actor of [member, house.nobody])
			for (const act of [
				(id: string) => core().read(actor, id),
				(id: string) => core().edit(actor, id, { title: 'x' }),
				(id: string) => core().moveTo(actor, id, 'polling'),
				(id: string) => core().cancel(actor, id, true),
			]) {
				const refused = await refusalOf(act(id));
				expect(refused).toBe(await refusalOf(act('0000000000000000')));
				expect(refused).toBe(actor === member ? 'not-found not-found' : 'signed-out signed-out');
			}
		expect(await core().list(member)).toEqual([]);
		expect(await core().list(house.nobody)).toEqual([]);
	});

	test('GA11 the public and a partner see what is theirs to know, and nothing that is not', async () => {
		const organiser = await house.enter('organisatrice', { salam: 'member' });
		const partner = await house.enter('ligue', { ligue: 'member' });
		const before = await house.gathering({ title: 'Celle d’avant' });
		const sante = await group();
		const made = await house.gathering({
			group: sante,
			audience: 'public',
			organisers: [organiser.id],
			invited: ['auberge'],
			date: TODAY,
			place: 'Oye-Plage',
			follows: before.id,
		});
		await edit(made.id, { received: 77 });
		const secrets = [
			made.document,
			organiser.id,
			coordinator.id,
			'organisatrice',
			'auberge',
			'sante',
			'Santé',
			before.id,
			'Celle d’avant',
			'"received":77',
		];
		const inside = JSON.stringify(await core().read(coordinator, made.id));
		expect(secrets.filter((secret) => !inside.includes(secret))).toEqual([]);
		for (const actor of [house.nobody, partner]) {
			const outside = JSON.stringify([await core().read(actor, made.id), await core().list(actor)]);
			expect(secrets.filter((secret) => outside.includes(secret))).toEqual([]);
			expect(outside).toContain('Oye-Plage');
		}
	});

	test('GA11 a field that a gathering is given later is shown to nobody by itself', async () => {
		const { id } = await house.gathering({ audience: 'public', date: TODAY });
		const { records } = house.services.storage;
		const { revision, value } = (await records.get(collection, id))!;
		await records.replace(collection, id, revision, { ...value, later: 'planted' } as typeof value);
		for (const actor of [house.nobody, coordinator])
			expect(JSON.stringify(await core().read(actor, id))).not.toContain('planted');
	});

	test('GA14 the list is by day, cut by year, kind and group, and by what is over', async () => {
		const sante = await group();
		await house.gathering({ title: 'sans date' });
		await house.gathering({ title: 'mai', date: IN_MAY });
		await house.gathering({ title: 'hier', date: { ...TODAY, day: '2013-02-28' }, group: sante });
		await house.gathering({
			title: 'l’an dernier',
			kind: 'vigil',
			date: { ...TODAY, day: '2012-12-31', days: 2 },
		});
		const titles = async (filter = {}) => (await core().list(coordinator, filter)).map(({ title }) => title);
		expect(await titles()).toEqual(['l’an dernier', 'hier', 'mai', 'sans date']);
		expect(await titles({ year: 2012 })).toEqual(['l’an dernier']);
		expect(await titles({ year: 2013 })).toEqual(['hier', 'mai', 'sans date']);
		expect(await titles({ kind: 'vigil' })).toEqual(['l’an dernier']);
		expect(await titles({ group: sante })).toEqual(['hier']);
		expect(await titles({ from: '2013-02-28' })).toEqual(['hier', 'mai', 'sans date']);
		expect(await titles({ from: '2013-03-01' })).toEqual(['mai', 'sans date']);
	});

	test('GA19 who has a place and who came are counted from registrations and attendance', async () => {
		const member = await house.enter('salam', { salam: 'member' });
		const { id } = await house.gathering({ date: TODAY, audience: 'public' });
		await core().moveTo(coordinator, id, 'open');
		const row = async (actor: PersonActor | typeof house.nobody) => (await core().list(actor))[0]!;
		expect(await row(coordinator)).toMatchObject({
			registered: 0,
			attendance: { people: 0, associations: 0 },
		});
		const place = await core().registrations.register(member, id, { association: 'salam' });
		expect(await row(coordinator)).toMatchObject({ registered: 1 });
		// how many will come is for those inside, how many came for everybody
		expect((await row(house.nobody)).registered).toBeNull();
		const act = {
			id: randomUUID(),
			base: [],
			mark: 'present',
			halves: [0],
			representedBy: '',
			at: '',
		} as const;
		await core().attendance.record(coordinator, id, place.id, act);
		for (const actor of [coordinator, house.nobody])
			expect((await row(actor)).attendance).toEqual({ people: 1, associations: 1 });
	});
});
