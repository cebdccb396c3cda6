import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findConflicts } from '#lib/domain/gatherings/conflicts.ts';
import { addItem, addRoom } from '#lib/domain/gatherings/plan-change.ts';
import { EVERY_ROOM } from '#lib/domain/gatherings/plan.ts';
import { readPlan } from '#lib/domain/gatherings/read-plan.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { changedBoxes } from '../../../src/routes/(app)/gatherings/[id]/changed-fields.ts';
import { readDates } from '../../../src/routes/(app)/gatherings/[id]/date/read-poll-form.ts';
import { registers, registrationDetails } from '../../../server/gatherings/registrations/collections.ts';
import { DAY } from '../gatherings/planning-house.ts';
import { openRegistrationHouse, type RegistrationHouse } from '../gatherings/registration-house.ts';
import { refusalOf } from '../network/bench.ts';

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse();
});
afterEach(() => house.close());

const TOO_MANY = { code: 'too-many', reason: 'too-many-attempts' };

describe('letters to addresses that somebody types', () => {
	test('HT52 one address hears five times an hour of places, whoever asks for them, and nothing is changed by the sixth', async () => {
		const ruth = await house.join('ruth', 'salam', 'referent');
		const forum = await house.openForum();
		const add = (name: string, by = ruth) =>
			house.registrations.register(by, forum.id, { association: 'salam', name, email: 'v.a@example.org' });
		for (const n of [1, 2, 3, 4]) {
			const { id } = await add(`V. ${n}`);
			await house.registrations.giveUp(ruth, forum.id, id);
		}
		const { id } = await add('V. A.', house.coordinator);
		const before = await house.shown(forum);
		const by = { name: 'W. B.', email: 'v.a@example.org' };
		expect(await refusalOf(house.registrations.substitute(ruth, forum.id, id, by))).toEqual(TOO_MANY);
		expect(await house.shown(forum)).toBe(before);
		// somebody without an address is registered as before, and an hour later so is everybody
		await house.add(forum, 'salam', 'Sans adresse', ruth);
		house.advance(3_600_000);
		await house.registrations.substitute(ruth, forum.id, id, by);
		expect(await house.shown(forum)).toContain('W. B.');
	});

	test('HT52 one person names two hundred addresses an hour', async () => {
		const ruth = await house.join('ruth', 'salam', 'referent');
		const forum = await house.openForum({ perAssociation: null, overall: null });
		const add = (n: number) =>
			house.registrations.register(ruth, forum.id, {
				association: 'salam',
				name: `V. ${n}`,
				email: `v${n}@example.org`,
			});
		for (let n = 0; n < 200; n++) await add(n);
		expect(await refusalOf(add(200))).toEqual(TOO_MANY);
		expect((await house.registrations.registrants(forum)).length).toBe(200);
	});

	test('HT52 the link of a place does not tell name by name who has one', async () => {
		const forum = await house.openForum({}, { audience: 'public' });
		await house.add(forum, null, 'Connue A.');
		const { registrations } = house;
		await registrations.ask(
			house.nobody,
			forum.id,
			{ name: 'X. T.', organisation: '', email: 'x.t@example.org' },
			new Headers(),
		);
		const tokenOf = (text: string) => /token=([\w-]+)/.exec(text)![1]!;
		const letter = async () => {
			await expect.poll(() => house.letters.some(({ to }) => to === 'x.t@example.org')).toBe(true);
			return house.letters.find(({ to }) => to === 'x.t@example.org')!.text;
		};
		const needs = { access: false, childcare: false, transport: false, meals: false, words: '' };
		const place = await registrations.confirm(tokenOf(await letter()), needs);
		const tries = ['Connue A.', 'Connue A.', 'Connue A.', 'Connue A.', 'Connue A.'];
		for (const name of tries)
			expect(await refusalOf(registrations.substituteByLink(place, { name }))).toEqual({
				code: 'conflict',
				reason: 'already-registered',
			});
		for (const name of ['Connue A.', 'Inconnue B.'])
			expect(await refusalOf(registrations.substituteByLink(place, { name }))).toEqual(TOO_MANY);
		expect((await registrations.readPlace(place)).name).toBe('X. T.');
	});
});

test('HT55 a date that is chosen gives at once what its day opens to all', async () => {
	const forum = await house.openForum({ perAssociation: 1, opensToAllOn: '2013-03-10' });
	await house.add(forum, 'salam', 'V. A.');
	await house.add(forum, 'salam', 'W. B.');
	expect(await house.shown(forum)).toBe('V. A. (W. B.)');
	const { gatherings } = house.services;
	await gatherings.moveTo(house.coordinator, forum.id, 'planned');
	const option = (day: string) => ({ day, days: 1, from: '09:00', to: '17:00' });
	await gatherings.polls.open(house.coordinator, forum.id, {
		dates: [option('2013-05-25'), option('2013-06-01')],
		deadline: '2013-04-01T10:00:00.000Z',
		quorum: null,
	});
	house.advance(10 * DAY);
	expect(await house.shown(forum)).toBe('V. A. (W. B.)');
	const { poll } = await gatherings.polls.read(house.coordinator, forum.id);
	await gatherings.polls.choose(house.coordinator, forum.id, poll!.dates[0]!.id);
	expect(await house.shown(forum)).toBe('V. A. W. B.');
});

test('HT56 the list of those who came has an end', async () => {
	const forum = await house.openForum();
	const { records } = house.services.storage;
	const entries = Array.from({ length: 5000 }, (_, n) => ({
		id: `registration-${n}`,
		association: 'salam',
		state: 'in' as const,
	}));
	for (const { id } of entries)
		await records.insert(registrationDetails, id, {
			...{ gathering: forum.id, association: 'salam', person: null, name: id, email: null },
			...{ organisation: '', role: '', addedBy: null, at: '2013-03-01T10:00:00.000Z' },
		});
	await records.insert(registers, forum.id, { entries, notices: [] });
	const { attendance } = house.services.gatherings;
	const act = { mark: 'present' as const, halves: [0], representedBy: '', base: [] };
	const person = { name: 'De plus', association: null, organisation: '', role: '' };
	expect(
		await refusalOf(
			attendance.record(house.coordinator, forum.id, 'walk-in-of-somebody', {
				...act,
				id: 'act-00001',
				person,
			}),
		),
	).toEqual({ code: 'too-many', reason: 'register-full' });
	const known = await attendance.record(house.coordinator, forum.id, 'registration-7', {
		...act,
		id: 'act-00002',
	});
	expect(known.acts).toHaveLength(1);
});

test('HT57 a form that repeats a field says it once', () => {
	const form = new FormData();
	for (let n = 0; n < 20_000; n++) {
		form.append('day-1', '2013-05-25');
		form.append('invited', 'emmaus');
	}
	form.append('was.invited', 'salam '.repeat(20_000));
	expect(readDates(form)).toEqual([{ day: '2013-05-25', days: 0, from: '', to: '' }]);
	expect(changedBoxes(form, 'invited')).toEqual({ add: ['emmaus'], remove: ['salam'] });
});

test('HT58 a plan of thousands of items is read and compared to an end, and is not given out', async () => {
	const forum = await house.gathering({ date: { day: '2013-05-25', days: 14, from: '09:00', to: '18:00' } });
	const id = (letter: string, n: number) => letter + String(n).padStart(11, '0');
	const changes = [
		addRoom(id('r', 0), { name: 'Salle', order: 0 }),
		...Array.from({ length: 3000 }, (_, n) =>
			addItem(id('i', n), {
				title: '',
				kind: 'talk',
				minutes: 60,
				at: { day: 0, start: 600, room: n % 2 ? EVERY_ROOM : id('r', 0) },
				by: [{ kind: 'other', name: 'La même' }],
			}),
		),
	];
	await house.services.sync.write(forum.document, null, (doc) =>
		changes.forEach((change) => applyPlanChange(doc, change)),
	);
	const { plan, conflicts } = await house.services.gatherings.plans.read(house.coordinator, forum.id);
	expect(plan.items.length).toBeGreaterThanOrEqual(3000);
	expect(conflicts.length).toBeGreaterThanOrEqual(500);
	expect(conflicts.length).toBeLessThan(3000);
	const release = house.services.gatherings.releases.release(house.coordinator, forum.id, { anyway: true });
	expect(await refusalOf(release)).toEqual({ code: 'too-large', reason: 'too-large' });
	// as many as fit a hall are compared to the last pair
	const fields = changes.slice(0, 11).flatMap((change) => Object.entries(change.fields));
	const few = findConflicts(readPlan(fields, new Map()), { hours: null, expected: null });
	expect(few.filter(({ kind }) => kind === 'person')).toHaveLength(45);
});
