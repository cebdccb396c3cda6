import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { Choice } from '#lib/domain/gatherings/poll.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import { pairId, seats } from '../../../server/network/collections.ts';
import { DAY, openPlanningHouse, STORES, type PlanningHouse } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '17:00' };
const JUNE: GatheringDate = { ...MAY, day: '2013-06-01' };
const may = '2013-05-25-0900-1700-1';
/** Ten days after the house opens. */
const DEADLINE = '2013-03-11T22:59:59.999Z';

let house: PlanningHouse;
let coordinator: PersonActor;
const service = () => house.services.gatherings;

beforeEach(async () => {
	await begin();
});
afterEach(async () => {
	vi.restoreAllMocks();
	await house.close();
});

async function begin(store?: (typeof STORES)[number]): Promise<void> {
	house = await openPlanningHouse(store);
	coordinator = await house.actor('coordination');
	await house.enter('emmaus-referent', { emmaus: 'referent' });
	await house.enter('emmaus-member', { emmaus: 'member' });
	await house.enter('auberge-member', { auberge: 'member' });
	await house.enter('ligue-referent', { ligue: 'referent' });
	await house.enter('of-two', { emmaus: 'member', auberge: 'member' });
	await house.enter('outside');
}

/** Whether it made the pages that show what waits read it again. */
async function heard(work: () => Promise<unknown>): Promise<boolean> {
	const announced = vi.spyOn(house.services.live, 'announce');
	announced.mockClear();
	await work();
	return announced.mock.calls.flat(2).includes('gatherings');
}

describe('GA224 the choice of a date', () => {
	async function ask(input: Partial<NewGathering> = {}, deadline = DEADLINE): Promise<Gathering> {
		const gathering = await house.gathering(input);
		await service().polls.open(coordinator, gathering.id, { dates: [MAY, JUNE], deadline, quorum: null });
		return gathering;
	}
	async function say(name: string, { id }: Gathering, choice: Choice, association?: string) {
		const input = { choices: { [may]: choice }, comment: '', ...(association && { association }) };
		await service().polls.answer(await house.actor(name), id, input);
	}
	/** «Forum: emmaus auberge» */
	async function waiting(name: string): Promise<string[]> {
		const polls = await service().polls.waitingFor(await house.actor(name));
		return polls.map(
			({ gathering, associations }) => `${gathering.title}: ${associations.map(({ id }) => id).join(' ')}`,
		);
	}

	test.each(STORES)(
		'GA224 waits for each association of mine that nobody answered for, in %s',
		async (store) => {
			await house.close();
			await begin(store);
			const forum = await ask({ title: 'Forum' });
			expect(await waiting('of-two')).toEqual(['Forum: auberge emmaus']);
			await say('emmaus-referent', forum, 'no');
			expect(await waiting('of-two')).toEqual(['Forum: auberge']);
			expect(await waiting('emmaus-member')).toEqual([]);
			await say('of-two', forum, 'maybe', 'auberge');
			expect(await waiting('of-two')).toEqual([]);
		},
	);

	test('GA224 says its deadline, the nearest first', async () => {
		await ask({ title: 'Plus tard' }, '2013-03-20T22:59:59.999Z');
		await ask({ title: 'Bientôt' });
		const polls = await service().polls.waitingFor(await house.actor('emmaus-member'));
		expect(polls.map(({ gathering, deadline }) => [gathering.title, deadline])).toEqual([
			['Bientôt', DEADLINE],
			['Plus tard', '2013-03-20T22:59:59.999Z'],
		]);
	});

	test('GA224 waits no more once its deadline is past, its date chosen or the gathering called off', async () => {
		await ask({ title: 'Échue' });
		const chosen = await ask({ title: 'Choisie' }, '2013-03-20T22:59:59.999Z');
		const off = await ask({ title: 'Annulée' }, '2013-03-20T22:59:59.999Z');
		expect(await waiting('emmaus-member')).toHaveLength(3);
		house.advance(11 * DAY);
		expect(await waiting('emmaus-member')).toHaveLength(2);
		await service().polls.choose(coordinator, chosen.id, may);
		await service().cancel(coordinator, off.id, true);
		expect(await waiting('emmaus-member')).toEqual([]);
	});

	test('GA224 is shown to nobody who is not asked', async () => {
		await ask({ title: 'Entre invités', audience: 'invited', invited: ['auberge', 'ligue'] });
		expect(await waiting('auberge-member')).toEqual(['Entre invités: auberge']);
		expect(await waiting('ligue-referent')).toEqual(['Entre invités: ligue']);
		expect(await waiting('emmaus-referent')).toEqual([]);
		expect(await waiting('outside')).toEqual([]);
		expect(await service().polls.waitingFor(house.nobody)).toEqual([]);
	});

	test('GA224 the pages that show it hear of an answer, of one taken back and of another deadline', async () => {
		const forum = await ask();
		const association = 'emmaus';
		expect(await heard(() => say('emmaus-referent', forum, 'yes'))).toBe(true);
		const { id: person } = await house.actor('emmaus-referent');
		const own = await house.actor('emmaus-referent');
		expect(await heard(() => service().polls.forget(own, forum.id, { association, person }))).toBe(true);
		const terms = { deadline: '2013-03-20T22:59:59.999Z', quorum: null };
		expect(await heard(() => service().polls.setTerms(coordinator, forum.id, terms))).toBe(true);
	});
});

describe('GA225 minutes', () => {
	const UNTIL = '2013-06-10';

	async function read(input: Partial<NewGathering> = {}): Promise<Gathering> {
		const meeting = await house.gathering({ kind: 'meeting', group: 'politique', date: MAY, ...input });
		await service().minutes.begin(coordinator, meeting.id, { language: 'fr', group: 'politique' });
		await service().moveTo(coordinator, meeting.id, 'open');
		return meeting;
	}
	async function enterGroup(name: string): Promise<void> {
		const { id: person } = await house.enter(name, { salam: 'member' });
		const since = '2013-01-01T00:00:00.000Z';
		const seat = { group: 'politique', person, since };
		await house.services.storage.records.insert(seats, pairId('politique', person), seat);
	}
	async function waiting(name: string): Promise<(readonly [string, string])[]> {
		const minutes = await service().minutes.waitingFor(await house.actor(name));
		return minutes.map(({ gathering, readUntil }) => [gathering.title, readUntil]);
	}
	const ask = ({ id }: Gathering, until = UNTIL) => service().minutes.askToRead(coordinator, id, until);

	beforeEach(async () => {
		await house.services.network.addGroup(coordinator, { name: 'Politique' });
		await enterGroup('de-la-politique');
	});

	test('GA225 wait for those who are asked to read them again, until that day is over', async () => {
		const meeting = await read({ title: 'Réunion' });
		expect(await waiting('de-la-politique')).toEqual([]);
		await service().registrations.register(await house.actor('emmaus-member'), meeting.id, {
			association: 'emmaus',
		});
		await ask(meeting);
		for (const name of ['de-la-politique', 'emmaus-member', 'coordination'])
			expect(await waiting(name)).toEqual([['Réunion', UNTIL]]);
		house.advance(101 * DAY);
		expect(await waiting('de-la-politique')).toHaveLength(1);
		house.advance(DAY);
		expect(await waiting('de-la-politique')).toEqual([]);
	});

	test('GA225 wait no more once they are approved', async () => {
		const meeting = await read();
		await ask(meeting);
		expect(await waiting('de-la-politique')).toHaveLength(1);
		expect(await heard(() => service().minutes.approve(coordinator, meeting.id, { early: true }))).toBe(true);
		expect(await waiting('de-la-politique')).toEqual([]);
	});

	test('GA225 are shown to nobody who was not asked, nor to those who may not see the gathering any more', async () => {
		const meeting = await read({ title: 'Entre invités', audience: 'invited', invited: ['auberge'] });
		await service().registrations.register(await house.actor('auberge-member'), meeting.id, {
			association: 'auberge',
		});
		expect(await heard(() => ask(meeting))).toBe(true);
		expect(await waiting('auberge-member')).toEqual([['Entre invités', UNTIL]]);
		for (const name of ['emmaus-referent', 'ligue-referent', 'outside'])
			expect(await waiting(name)).toEqual([]);
		expect(await service().minutes.waitingFor(house.nobody)).toEqual([]);
		const invited = { add: ['emmaus'], remove: ['auberge'] };
		await service().edit(coordinator, meeting.id, { invited });
		expect(await waiting('auberge-member')).toEqual([]);
	});
});
