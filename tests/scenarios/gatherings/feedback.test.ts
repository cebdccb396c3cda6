import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Feedback } from '#lib/domain/gatherings/feedback.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { feedbackKeys, feedbacks } from '../../../server/gatherings/feedback/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { collection } from '../../../server/storage/records.ts';
import { refusalOf } from '../network/bench.ts';
import { DAY, emailOf, openPlanningHouse, STORES, type PlanningHouse } from './planning-house.ts';

const date = { day: '2013-03-02', days: 1, from: '09:00', to: '17:00' };
const said = (helped = '', useful: Feedback['useful'] = 4): Feedback => ({
	useful,
	again: 'yes',
	helped,
	change: '',
});

let house: PlanningHouse;
let coordinator: PersonActor;
const feedback = () => house.services.gatherings.feedback;

async function begin(store?: (typeof STORES)[number]): Promise<void> {
	house = await openPlanningHouse(store);
	coordinator = await house.actor('coordination');
	for (const name of ['one', 'two', 'three']) await house.enter(name, { salam: 'member' });
}

/** The morning after it took place. */
async function held(input: Parameters<PlanningHouse['gathering']>[0] = {}): Promise<Gathering> {
	const gathering = await house.gathering({ date, ...input });
	await house.services.gatherings.moveTo(coordinator, gathering.id, 'open');
	return gathering;
}
async function hold({ id }: Gathering): Promise<void> {
	house.advance(2 * DAY);
	await house.services.gatherings.moveTo(coordinator, id, 'held');
}

async function give(name: string, { id }: Gathering, answer: Feedback): Promise<void> {
	await feedback().give(await house.actor(name), id, answer);
}

beforeEach(() => begin());
afterEach(async () => {
	vi.restoreAllMocks();
	await house.close();
});

describe('GA170 giving feedback', () => {
	test('GA170 is open once it is held, for 30 days after its last day', async () => {
		const forum = await held();
		expect((await refusalOf(give('one', forum, said()))).reason).toBe('feedback-closed');
		await hold(forum);
		await give('one', forum, said());
		expect(await feedback().read(await house.actor('one'), forum.id)).toMatchObject({
			state: 'open',
			until: '2013-04-01',
			mine: said(),
		});
		house.advance(29 * DAY);
		await give('one', forum, said('le dernier jour'));
		house.advance(DAY);
		expect((await refusalOf(give('two', forum, said()))).reason).toBe('feedback-closed');
	});

	test('GA170 a person counts once, and may change what they said', async () => {
		const forum = await held();
		await hold(forum);
		await give('one', forum, said('la carte'));
		await Promise.all(
			[house.services, house.secondNode].map(async ({ gatherings }, n) =>
				gatherings.feedback.give(await house.actor('one'), forum.id, said(`le repas ${n}`)),
			),
		);
		expect((await feedback().read(coordinator, forum.id)).results!.answers).toBe(1);
		expect((await feedback().read(await house.actor('one'), forum.id)).mine!.helped).toMatch(/le repas/);
		expect((await feedback().read(await house.actor('two'), forum.id)).mine).toBeNull();
	});

	test('GA170 whom it was not for gives none, and a made-up answer is refused', async () => {
		const forum = await held({ audience: 'invited', invited: ['salam'] });
		await house.enter('elsewhere', { emmaus: 'member' });
		await hold(forum);
		expect((await refusalOf(give('elsewhere', forum, said()))).code).toBe('not-found');
		expect((await refusalOf(feedback().read(house.nobody, forum.id))).code).toBe('signed-out');
		const wrong = { ...said(), useful: 5 as Feedback['useful'] };
		expect((await refusalOf(give('one', forum, wrong))).reason).toBe('feedback-useful');
	});
});

describe('GA172 reading feedback', () => {
	test('GA172 organisers read counts and comments from the third answer on, others never', async () => {
		const forum = await held();
		await hold(forum);
		for (const name of ['one', 'two']) await give(name, forum, said(`de ${name}`));
		expect((await feedback().read(coordinator, forum.id)).results).toEqual({ answers: 2, summary: null });
		await give('three', forum, said('de three', 1));
		expect((await feedback().read(coordinator, forum.id)).results).toEqual({
			answers: 3,
			summary: {
				useful: [1, 0, 0, 2],
				again: { yes: 3, maybe: 0, no: 0 },
				helped: ['de one', 'de three', 'de two'],
				change: [],
			},
		});
		expect((await feedback().read(await house.actor('one'), forum.id)).results).toBeNull();
	});
});

describe.each(STORES)('GA171 what is kept, in %s', (store) => {
	beforeEach(async () => {
		await house.close();
		await begin(store);
	});

	test('GA171 neither who answered nor when stands beside an answer, and no page hears that one came', async () => {
		const forum = await held();
		await hold(forum);
		const announced = vi.spyOn(house.services.live, 'announce');
		await give('one', forum, said('un texte à retrouver'));
		expect(announced).not.toHaveBeenCalled();
		const [kept] = await listAll(house.services.storage.records, feedbacks);
		expect(kept!.value.helped).toBe('un texte à retrouver');
		const { id } = await house.actor('one');
		const text = JSON.stringify(kept);
		expect(text).not.toContain(id);
		expect(text).not.toContain('one');
		// a day of this year, in any form of an instant
		expect(text).not.toMatch(/20\d\d-\d\d|1362\d{6}|\d\d:\d\d/);
	});

	test('GA173 once it is over the key goes, and nothing leads from a person to an answer', async () => {
		const forum = await held();
		await hold(forum);
		await give('one', forum, said('gardé'));
		const keys = () => listAll(house.services.storage.records, feedbackKeys);
		await house.services.gatherings.sweep();
		expect(await keys()).toHaveLength(1);
		house.advance(30 * DAY);
		await house.services.gatherings.sweep();
		expect(await keys()).toEqual([]);
		expect(await listAll(house.services.storage.records, feedbacks)).toHaveLength(1);
		expect(await feedback().read(await house.actor('one'), forum.id)).toMatchObject({
			state: 'over',
			mine: null,
		});
	});
});

describe('GA174 asking', () => {
	test('GA174 who had a place is asked once when it is held, who waited or did not register is not', async () => {
		const forum = await held({ registration: { overall: 2 } });
		const { registrations } = house.services.gatherings;
		for (const name of ['one', 'two', 'three'])
			await registrations.register(await house.actor(name), forum.id, { association: 'salam' });
		await hold(forum);
		await Promise.all([house.services.gatherings.sweep(), house.secondNode.gatherings.sweep()]);
		const asked = house.letters.filter(({ subject }) => subject.startsWith('Votre avis'));
		expect(asked.map(({ to }) => to).toSorted()).toEqual(['one', 'two'].map(emailOf));
		expect(asked[0]!.text).toContain('jusqu’au lundi 1er avril 2013');
		expect(asked[0]!.text).toContain(`https://tablee.example/gatherings/${forum.id}/feedback\n`);
	});

	test('GA175 who came from outside answers once, by the link of their letter; looking at it changes nothing', async () => {
		const forum = await held({ audience: 'public' });
		await house.services.gatherings.registrations.register(coordinator, forum.id, {
			association: null,
			name: 'Zoé d’ailleurs',
			email: emailOf('zoe'),
		});
		await hold(forum);
		await house.services.gatherings.sweep();
		await house.services.gatherings.sweep();
		const letters = (await house.lettersTo('zoe')).filter(({ subject }) => subject.startsWith('Votre avis'));
		expect(letters).toHaveLength(1);
		const token = /feedback\?token=([\w-]+)/.exec(letters[0]!.text)![1]!;
		for (let look = 0; look < 2; look++) await feedback().readLink(forum.id, token);
		const outcomes = await Promise.allSettled(
			[house.services, house.secondNode].map(({ gatherings }) =>
				gatherings.feedback.giveByLink(forum.id, token, said('de loin')),
			),
		);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect((await refusalOf(feedback().readLink(forum.id, token))).reason).toBe('feedback-link-gone');
		expect((await feedback().read(coordinator, forum.id)).results!.answers).toBe(1);
		for (const name of ['gathering-feedback-links', 'gathering-feedback'])
			expect(JSON.stringify(await listAll(house.services.storage.records, collection(name)))).not.toMatch(
				new RegExp(`${token}|Zoé|zoe@`),
			);
		expect((await refusalOf(feedback().readLink('elsewhere', token))).code).toBe('gone');
	});
});
