import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { GATHERING_KINDS } from '#lib/domain/gatherings/gathering.ts';
import { KIND_DEFAULTS } from '#lib/domain/gatherings/kind-defaults.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import { openPlanningHouse, type PlanningHouse } from './planning-house.ts';

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
/** The working group santé with this person in it. */
async function group(person?: PersonActor): Promise<string> {
	const { id } = await house.services.network.addGroup(coordinator, { name: 'Santé', id: 'sante' });
	if (person) await house.services.network.seat(coordinator, id, person.id, true);
	return id;
}

describe('a gathering is begun', () => {
	test.each(GATHERING_KINDS)('GA1 a %s from the template of its kind', async (kind) => {
		const made = await house.gathering({ kind, title: ' Un  titre ' });
		expect(made).toMatchObject({
			title: 'Un titre',
			state: 'idea',
			audience: KIND_DEFAULTS[kind].audience,
			registration: KIND_DEFAULTS[kind].registration,
			organisers: [coordinator.id],
			sequence: 0,
		});
		expect(await core().find(made.id)).toEqual(made);
		expect(await core().ofDocument(made.document)).toEqual(made);
	});

	test('GA1 with a day it is planned; what was said goes before the template', async () => {
		const registration = { overall: 12 };
		expect(
			await house.gathering({ kind: 'vigil', audience: 'network', date: IN_MAY, registration }),
		).toMatchObject({
			state: 'planned',
			audience: 'network',
			registration: { ...KIND_DEFAULTS.vigil.registration, overall: 12 },
		});
	});

	test.each(
		refusals<Partial<NewGathering>>([
			[{ title: '  ' }, 'invalid gathering-title'],
			[{ title: 'x'.repeat(201) }, 'invalid gathering-title'],
			[{ title: 'Forum\u202e' }, 'invalid gathering-title'],
			[{ aim: 'x'.repeat(2001) }, 'invalid gathering-aim'],
			[{ place: 'x'.repeat(121) }, 'invalid gathering-place'],
			[{ address: '\u0000' }, 'invalid gathering-address'],
			[{ date: { ...IN_MAY, day: '2013-02-29' } }, 'invalid gathering-date'],
			[{ date: { ...IN_MAY, days: 15 } }, 'invalid gathering-date'],
			[{ date: { ...IN_MAY, to: '09:00' } }, 'invalid gathering-date'],
			[{ registration: { overall: 0 } }, 'invalid gathering-registration'],
			[{ group: 'nothing' }, 'invalid group-unknown'],
			[{ organisers: ['nobody'] }, 'invalid not-of-network'],
			[{ audience: 'invited' }, 'invalid gathering-nobody-invited'],
			[{ audience: 'invited', invited: ['nothing'] }, 'invalid association-unknown'],
			[{ follows: 'nothing' }, 'not-found not-found'],
		]),
	)('GA2 not with what is $refused', async ({ wrong, refused }) => {
		expect(await refusalOf(house.gathering(wrong))).toBe(refused);
		expect(await core().list(coordinator)).toEqual([]);
	});

	test('GA13 not by a closed group, nor with associations that have left or people outside the network', async () => {
		const { network } = house.services;
		const partner = await house.enter('ligue', { ligue: 'referent' });
		const sante = await group();
		await network.editGroup(coordinator, sante, { closed: true });
		await network.editAssociation(coordinator, 'salam', { left: true });
		expect(await refusalOf(house.gathering({ group: sante }))).toBe('conflict group-closed');
		expect(await refusalOf(house.gathering({ audience: 'invited', invited: ['salam'] }))).toBe(
			'conflict association-left',
		);
		expect(await refusalOf(house.gathering({ organisers: [partner.id] }))).toBe('invalid not-of-network');
	});

	test('GA2 by whoever may: a group’s people for the group, a member’s referent for the network', async () => {
		const member = await house.enter('salam', { salam: 'member' });
		const referent = await house.enter('emmaus', { emmaus: 'referent' });
		const sante = await group(member);
		const seated = await house.actor('salam');
		const as = (actor: PersonActor | typeof house.nobody, group: string | null) =>
			refusalOf(core().create(actor, { kind: 'meeting', title: 'Réunion', group }));
		expect(await as(seated, sante)).toBeNull();
		expect(await as(seated, null)).toBe('forbidden gathering.create');
		expect(await as(referent, null)).toBeNull();
		expect(await as(referent, sante)).toBe('forbidden gathering.create');
		expect(await as(house.nobody, null)).toBe('signed-out signed-out');
	});
});

describe('the next one', () => {
	test('GA12 takes over group, place, audience and organisers; nothing that was said otherwise', async () => {
		const other = await house.enter('salam', { salam: 'member' });
		const left = await house.enter('auberge', { auberge: 'member' });
		const sante = await group(other);
		const before = await house.gathering({
			kind: 'meeting',
			group: sante,
			place: 'Calais',
			address: 'Rue du Bout',
			audience: 'invited',
			invited: ['emmaus', 'cabane'],
			organisers: [other.id, left.id],
			registration: { overall: 30, closesOn: '2013-03-20' },
			date: TODAY,
		});
		await house.services.network.removeMember(coordinator, 'auberge', left.id);
		await house.services.network.editAssociation(coordinator, 'cabane', { left: true });
		const seated = await house.actor('salam');
		const next = await core().create(seated, {
			kind: 'meeting',
			title: 'Suite',
			place: 'Dunkerque',
			follows: before.id,
		});
		expect(next).toMatchObject({
			group: sante,
			place: 'Dunkerque',
			address: 'Rue du Bout',
			audience: 'invited',
			invited: ['emmaus'],
			follows: before.id,
			state: 'idea',
			registration: { overall: 30, closesOn: null },
		});
		expect(next.organisers.toSorted()).toEqual([other.id, coordinator.id].toSorted());
		expect((await core().read(coordinator, next.id)).follows).toEqual({ id: before.id, title: before.title });
	});

	test('GA12 only by whoever prepares the one before', async () => {
		const before = await house.gathering({ kind: 'meeting' });
		const referent = await house.enter('emmaus', { emmaus: 'referent' });
		const next = core().create(referent, {
			kind: 'meeting',
			title: 'Suite',
			group: null,
			follows: before.id,
		});
		expect(await refusalOf(next)).toBe('forbidden gathering.organise');
	});
});
