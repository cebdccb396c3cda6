import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GatheringDate, Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Choice } from '#lib/domain/gatherings/poll.ts';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { PollShown } from '#lib/protocol/views/poll.ts';
import { associations, memberships, pairId } from '../../../server/network/collections.ts';
import { removeRecord } from '../../../server/network/revise.ts';
import { refusalOf } from '../network/bench.ts';
import { DAY, emailOf, openPlanningHouse, STORES, type PlanningHouse } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '17:00' };
const JUNE: GatheringDate = { day: '2013-06-01', days: 2, from: '09:30', to: '18:00' };
const JULY: GatheringDate = { day: '2013-07-06', days: 1, from: '14:00', to: '18:00' };
const [may, june, july] = ['2013-05-25-0900-1700-1', '2013-06-01-0930-1800-2', '2013-07-06-1400-1800-1'];
/** Twenty days after the house opens, in Paris. */
const DEADLINE = '2013-03-21T22:59:59.999Z';

let house: PlanningHouse;
let coordinator: PersonActor;
const polls = () => house.services.gatherings.polls;

async function begin(store?: (typeof STORES)[number]): Promise<void> {
	house = await openPlanningHouse(store);
	coordinator = await house.actor('coordination');
	await house.enter('emmaus-referent', { emmaus: 'referent' });
	await house.enter('emmaus-member', { emmaus: 'member' });
	await house.enter('auberge-referent', { auberge: 'referent' });
	await house.enter('salam-member', { salam: 'member' });
	await house.enter('ligue-referent', { ligue: 'referent' });
	await house.enter('cabane-referent', { cabane: 'referent' });
	await house.enter('of-two', { emmaus: 'member', auberge: 'member' });
}

async function ask(
	input: Partial<Parameters<PlanningHouse['gathering']>[0]> = {},
	dates: readonly GatheringDate[] = [MAY, JUNE],
): Promise<Gathering> {
	const gathering = await house.gathering(input);
	await polls().open(coordinator, gathering.id, { dates, deadline: DEADLINE, quorum: null });
	return gathering;
}

async function say(
	name: string,
	{ id }: Gathering,
	choices: Readonly<Record<string, Choice>>,
	association?: string,
): Promise<void> {
	await polls().answer(await house.actor(name), id, {
		choices,
		comment: '',
		...(association && { association }),
	});
}

async function shown({ id }: Gathering, name = 'coordination'): Promise<PollShown> {
	return (await polls().read(await house.actor(name), id)).poll!;
}

const choicesOf = (poll: PollShown, association: string) =>
	poll.associations.find(({ id }) => id === association)!.choices;

beforeEach(async () => {
	await begin();
});
afterEach(async () => {
	vi.restoreAllMocks();
	await house.close();
});

describe('GA20 who answers, and for whom', () => {
	test('GA20 a person answers for the one association of theirs that is asked', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'yes' });
		expect(choicesOf(await shown(forum), 'emmaus')).toEqual({ [may!]: 'yes' });
	});

	test('GA20 a person of two says for which, and may answer for both', async () => {
		const forum = await ask();
		expect(await refusalOf(say('of-two', forum, { [may!]: 'yes' }))).toEqual({
			code: 'invalid',
			reason: 'poll-association-needed',
		});
		await say('of-two', forum, { [may!]: 'yes' }, 'auberge');
		await say('of-two', forum, { [may!]: 'no' }, 'emmaus');
		const poll = await shown(forum);
		expect(choicesOf(poll, 'auberge')).toEqual({ [may!]: 'yes' });
		expect(choicesOf(poll, 'emmaus')).toEqual({ [may!]: 'no' });
		expect(poll.dates[0]).toMatchObject({ yes: 1, no: 1, people: 1 });
	});

	test('GA20 nobody answers for an association that is not theirs, or that is not asked', async () => {
		const forum = await ask();
		for (const [name, association] of [
			['emmaus-referent', 'auberge'],
			['emmaus-referent', 'nothing'],
			['coordination', 'emmaus'],
		] as const)
			expect((await refusalOf(say(name, forum, { [may!]: 'yes' }, association))).code).toBe('forbidden');
		const training = await ask({ kind: 'training', audience: 'invited', invited: ['salam', 'ligue'] });
		await say('ligue-referent', training, { [may!]: 'yes' });
		expect((await shown(training)).associations.map(({ id }) => id)).toEqual(['ligue', 'salam']);
	});

	test('GA20 who may not see the gathering or its poll is told that there is none', async () => {
		const forum = await ask({ audience: 'invited', invited: ['salam'] });
		await say('salam-member', forum, { [may!]: 'yes' });
		const ligue = await house.actor('ligue-referent');
		const emmaus = await house.actor('emmaus-referent');
		for (const actor of [ligue, emmaus]) {
			const missing = await refusalOf(polls().read(actor, 'nothing'));
			expect(missing.code).toBe('not-found');
			expect(await refusalOf(polls().read(actor, forum.id))).toEqual(missing);
		}
		expect((await refusalOf(polls().read(house.nobody, forum.id))).code).toBe('signed-out');
		expect((await refusalOf(polls().read(house.nobody, 'nothing'))).code).toBe('signed-out');
	});

	test('GA20 a partner learns what other associations say, not who said it', async () => {
		const training = await ask({ audience: 'invited', invited: ['emmaus', 'ligue'] });
		await polls().answer(await house.actor('emmaus-member'), training.id, {
			choices: { [may!]: 'yes' },
			comment: 'nous venons à cinq',
		});
		await say('ligue-referent', training, { [may!]: 'no' });
		const [forMember, forPartner] = [
			JSON.stringify(await shown(training, 'emmaus-referent')),
			JSON.stringify(await shown(training, 'ligue-referent')),
		];
		expect(forMember).toContain('emmaus-member');
		expect(forMember).toContain('nous venons à cinq');
		expect(forPartner).toContain('ligue-referent');
		expect(forPartner).not.toContain('emmaus-member');
		expect(forPartner).not.toContain('nous venons à cinq');
		expect(choicesOf(JSON.parse(forPartner) as PollShown, 'emmaus')).toEqual({ [may!]: 'yes' });
	});
});

describe('GA24 dates come and go, answers stay', () => {
	test('GA24 adding and removing a date keeps every answer to the others', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'yes', [june!]: 'no' });
		await say('auberge-referent', forum, { [may!]: 'maybe', [june!]: 'yes' });
		await polls().addDate(coordinator, forum.id, JULY);
		await polls().removeDate(coordinator, forum.id, may!);
		let poll = await shown(forum);
		expect(poll.dates.map(({ id }) => id)).toEqual([june, july]);
		expect(choicesOf(poll, 'emmaus')).toEqual({ [june!]: 'no' });
		expect(choicesOf(poll, 'auberge')).toEqual({ [june!]: 'yes' });
		await polls().addDate(coordinator, forum.id, MAY);
		poll = await shown(forum);
		expect(choicesOf(poll, 'emmaus')).toEqual({ [may!]: 'yes', [june!]: 'no' });
	});

	test('GA24 a form that was opened before a date came or went answers the dates that it knows', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'yes', [june!]: 'no' });
		await polls().addDate(coordinator, forum.id, JULY);
		await say('emmaus-member', forum, { [july!]: 'yes' });
		await polls().removeDate(coordinator, forum.id, may!);
		await say('emmaus-member', forum, { [may!]: 'no', [june!]: 'maybe' });
		expect(choicesOf(await shown(forum), 'emmaus')).toEqual({ [june!]: 'maybe', [july!]: 'yes' });
		expect((await refusalOf(say('emmaus-member', forum, { [may!]: 'no' }))).reason).toBe('poll-nothing-said');
	});

	test('GA24 two dates at least are asked for, the last one stays, and a day that is past is none', async () => {
		const forum = await house.gathering();
		const open = (dates: readonly GatheringDate[]) =>
			refusalOf(polls().open(coordinator, forum.id, { dates, deadline: DEADLINE, quorum: null }));
		expect((await open([MAY])).reason).toBe('poll-dates-few');
		expect((await open([MAY, MAY])).reason).toBe('poll-dates-few');
		expect((await open([MAY, { ...JUNE, day: '2013-02-28' }])).reason).toBe('poll-date-past');
		expect((await open([MAY, { ...JUNE, to: '08:00' }])).reason).toBe('poll-date');
		const asked = await ask();
		await polls().removeDate(coordinator, asked.id, may!);
		expect((await refusalOf(polls().removeDate(coordinator, asked.id, june!))).reason).toBe('poll-last-date');
	});
});

describe('GA25 whose answer is whose', () => {
	const told = { choices: { [may!]: 'yes' as const }, comment: '' };

	test('GA25 a referent writes down what somebody of their association told them, who may change it', async () => {
		const forum = await ask();
		const referent = await house.actor('emmaus-referent');
		const member = await house.actor('emmaus-member');
		await polls().record(referent, forum.id, { association: 'emmaus', person: member.id, ...told });
		const [voice] = (await shown(forum)).associations.find(({ id }) => id === 'emmaus')!.voices;
		expect(voice).toMatchObject({ name: 'emmaus-member', recordedBy: 'emmaus-referent' });
		await say('emmaus-member', forum, { [may!]: 'no' });
		expect(choicesOf(await shown(forum), 'emmaus')).toEqual({ [may!]: 'no' });
	});

	test('GA25 what somebody said themselves nobody else changes or takes back, the coordinator included', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'no' });
		const member = await house.actor('emmaus-member');
		const key = { association: 'emmaus', person: member.id };
		for (const name of ['emmaus-referent', 'coordination']) {
			const actor = await house.actor(name);
			expect((await refusalOf(polls().record(actor, forum.id, { ...key, ...told }))).reason).toBe(
				'poll-answered-themselves',
			);
			expect((await refusalOf(polls().forget(actor, forum.id, key))).reason).toBe('poll-answered-themselves');
		}
		expect(choicesOf(await shown(forum), 'emmaus')).toEqual({ [may!]: 'no' });
		await polls().forget(member, forum.id, key);
		expect(choicesOf(await shown(forum), 'emmaus')).toEqual({});
	});

	test('GA25 a referent writes for nobody of another association, a member for nobody', async () => {
		const forum = await ask();
		const member = await house.actor('emmaus-member');
		const key = { association: 'emmaus', person: member.id };
		for (const name of ['auberge-referent', 'of-two', 'ligue-referent'])
			expect(
				(await refusalOf(polls().record(await house.actor(name), forum.id, { ...key, ...told }))).code,
			).toMatch(/forbidden|not-found/);
		const referent = await house.actor('emmaus-referent');
		const salam = await house.actor('salam-member');
		expect(
			(
				await refusalOf(
					polls().record(referent, forum.id, { association: 'emmaus', person: salam.id, ...told }),
				)
			).reason,
		).toBe('poll-not-asked');
	});

	test('GA25 an organiser writes down what an association said by telephone, shown as such, until its people answer', async () => {
		const forum = await ask();
		const key = { association: 'salam', person: null };
		await polls().record(coordinator, forum.id, { ...key, ...told });
		let poll = await shown(forum);
		expect(poll.associations.find(({ id }) => id === 'salam')!.voices).toMatchObject([
			{ name: null, recordedBy: 'C. D.' },
		]);
		expect(poll.dates[0]).toMatchObject({ yes: 1, people: 0 });
		await say('salam-member', forum, { [may!]: 'no' });
		poll = await shown(forum);
		expect(poll.dates[0]).toMatchObject({ yes: 0, no: 1, people: 0 });
		const referent = await house.actor('emmaus-referent');
		expect(
			(await refusalOf(polls().record(referent, forum.id, { association: 'emmaus', person: null, ...told })))
				.code,
		).toBe('forbidden');
	});
});

describe.each(STORES)('GA26 many people answer at once, in %s', (store) => {
	beforeEach(async () => {
		await house.close();
		await begin(store);
	});

	test('GA26 no answer is lost, and of one person the last of each date stands', async () => {
		const forum = await ask();
		const names = Array.from({ length: 20 }, (_, n) => `person-${n}`);
		for (const name of names) await house.enter(name, { salam: 'member' });
		const nodes = [house.services, house.secondNode];
		await Promise.all(
			names.map(async (name, n) =>
				nodes[n % 2]!.gatherings.polls.answer(await house.actor(name), forum.id, {
					choices: { [may!]: n % 3 === 0 ? 'yes' : 'maybe' },
					comment: '',
				}),
			),
		);
		expect((await shown(forum)).dates[0]).toMatchObject({ yes: 1, people: 20 });
		const one = await house.actor('person-0');
		await Promise.all(
			[may, june].map((option, n) =>
				nodes[n]!.gatherings.polls.answer(one, forum.id, { choices: { [option!]: 'no' }, comment: '' }),
			),
		);
		const voices = (await shown(forum)).associations.find(({ id }) => id === 'salam')!.voices;
		expect(voices.find(({ name }) => name === 'person-0')!.choices).toEqual({ [may!]: 'no', [june!]: 'no' });
	});

	test('GA30 of two organisers who choose at once one chooses', async () => {
		const forum = await ask();
		const nodes = [house.services, house.secondNode];
		const outcomes = await Promise.allSettled(
			[may, june].map((option, n) => nodes[n]!.gatherings.polls.choose(coordinator, forum.id, option!)),
		);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const after = (await house.services.gatherings.find(forum.id))!;
		expect(after.sequence).toBe(forum.sequence + 1);
		const chosen = (await shown(forum)).chosen;
		expect(after.date!.day).toBe(chosen === may ? MAY.day : JUNE.day);
		const letters = await house.lettersTo('emmaus-referent', 2);
		expect(letters.filter(({ subject }) => subject.startsWith('La date est choisie'))).toHaveLength(1);
	});
});

describe('GA28 the deadline', () => {
	test('GA28 answers are taken until its last instant, then refused, until organisers extend it', async () => {
		const forum = await ask();
		const left = Date.parse(DEADLINE) - house.services.now();
		house.advance(left);
		await say('emmaus-member', forum, { [may!]: 'yes' });
		house.advance(1);
		expect(await refusalOf(say('emmaus-member', forum, { [may!]: 'no' }))).toEqual({
			code: 'gone',
			reason: 'poll-closed',
		});
		const member = await house.actor('emmaus-member');
		const key = { association: 'emmaus', person: member.id };
		expect((await refusalOf(polls().forget(member, forum.id, key))).reason).toBe('poll-closed');
		expect((await shown(forum)).state).toBe('past');
		const later = new Date(house.services.now() + DAY).toISOString();
		await polls().setTerms(coordinator, forum.id, { deadline: later, quorum: null });
		await say('emmaus-member', forum, { [may!]: 'no' });
		expect(choicesOf(await shown(forum), 'emmaus')).toEqual({ [may!]: 'no' });
	});

	test('GA28 only organisers open, extend, change dates or choose', async () => {
		const forum = await ask();
		const other = await house.gathering();
		const member = await house.actor('emmaus-referent');
		const terms = { deadline: DEADLINE, quorum: null };
		for (const work of [
			polls().open(member, other.id, { dates: [MAY, JUNE], ...terms }),
			polls().setTerms(member, forum.id, terms),
			polls().addDate(member, forum.id, JULY),
			polls().removeDate(member, forum.id, may!),
			polls().choose(member, forum.id, may!),
			polls().remind(member, forum.id),
		])
			expect(await refusalOf(work)).toEqual({ code: 'forbidden', reason: 'gathering.organise' });
	});

	test('GA28 a deadline that is past is none', async () => {
		const forum = await house.gathering();
		const deadline = new Date(house.services.now()).toISOString();
		const opening = polls().open(coordinator, forum.id, { dates: [MAY, JUNE], deadline, quorum: null });
		expect((await refusalOf(opening)).reason).toBe('deadline-past');
	});
});

describe('GA29 opening', () => {
	test('GA29 the date is being chosen from here on, and every referent asked gets one letter', async () => {
		await house.enter('referent-of-two', { emmaus: 'referent', auberge: 'referent' });
		const forum = await ask();
		expect((await house.services.gatherings.find(forum.id))!.state).toBe('polling');
		const [both] = await house.lettersTo('referent-of-two');
		expect(both!.text).toContain('Dites quand vous pouvez venir, pour Auberge et Emmaüs');
		expect(both!.text).toContain('samedi 25 mai 2013, de 9\u00a0h à 17\u00a0h');
		expect(both!.text).toContain(
			'du samedi 1er juin 2013 au dimanche 2 juin 2013, de 9\u00a0h\u00a030 à 18\u00a0h chaque jour',
		);
		expect(both!.text).toContain('jeudi 21 mars 2013 à 23\u00a0h\u00a059');
		expect(both!.text).toContain(`https://tablee.example/gatherings/${forum.id}/date\n`);
		// Salam has no referent: its people are written to
		await Promise.all(
			['emmaus-referent', 'auberge-referent', 'salam-member'].map((name) => house.lettersTo(name)),
		);
		await house.services.gatherings.sweep();
		expect(house.letters.map(({ to }) => to).toSorted()).toEqual(
			['auberge-referent', 'emmaus-referent', 'referent-of-two', 'salam-member'].map(emailOf),
		);
	});

	test('GA29 of two who open it at once one does, and it is not opened over a standing one', async () => {
		const forum = await house.gathering();
		const input = { dates: [MAY, JUNE], deadline: DEADLINE, quorum: null };
		const outcomes = await Promise.allSettled(
			[house.services, house.secondNode].map((node) =>
				node.gatherings.polls.open(coordinator, forum.id, input),
			),
		);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect((await refusalOf(polls().open(coordinator, forum.id, input))).reason).toBe('poll-open');
	});

	test('GA29 a date that must be found again is asked for again, with the answers of then', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'yes' });
		await polls().choose(coordinator, forum.id, may!);
		await house.services.gatherings.moveTo(coordinator, forum.id, 'polling');
		await polls().open(coordinator, forum.id, { dates: [MAY, JULY], deadline: DEADLINE, quorum: 2 });
		const poll = await shown(forum);
		expect(poll).toMatchObject({ state: 'open', quorum: 2, chosen: null });
		expect(choicesOf(poll, 'emmaus')).toEqual({ [may!]: 'yes' });
		const letters = await house.lettersTo('emmaus-referent', 3);
		expect(letters.map(({ subject }) => subject.slice(0, 8))).toEqual(['Quelle d', 'La date ', 'Quelle d']);
	});
});

describe('GA30 choosing', () => {
	test('GA30 the date is the gathering’s, calendars hear of it, and everybody asked is told once', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [june!]: 'yes' });
		await polls().choose(coordinator, forum.id, june!);
		expect(await house.services.gatherings.find(forum.id)).toMatchObject({
			state: 'planned',
			date: JUNE,
			sequence: forum.sequence + 1,
			changedAt: new Date(house.services.now()).toISOString(),
		});
		// who answered, who did not, and who answered without being written to before
		const told = ['emmaus-referent', 'auberge-referent', 'salam-member', 'emmaus-member'];
		for (const name of told) {
			const letters = await house.lettersTo(name, name === 'emmaus-member' ? 1 : 2);
			expect(letters.at(-1)!.text).toContain('du samedi 1er juin 2013 au dimanche 2 juin 2013');
			const [calendar] = letters.at(-1)!.attachments!;
			expect(calendar!.content).toContain('DTSTART;TZID=Europe/Paris:20130601T093000');
		}
		await Promise.all([house.services.gatherings.sweep(), house.secondNode.gatherings.sweep()]);
		const chosen = house.letters.filter(({ subject }) => subject.startsWith('La date est choisie'));
		expect(chosen.map(({ to }) => to).toSorted()).toEqual(told.map(emailOf).toSorted());
	});

	test('GA30 after the choice nobody answers, changes dates or chooses again', async () => {
		const forum = await ask();
		await polls().choose(coordinator, forum.id, may!);
		expect((await refusalOf(say('emmaus-member', forum, { [may!]: 'yes' }))).reason).toBe('poll-closed');
		for (const work of [
			polls().choose(coordinator, forum.id, june!),
			polls().addDate(coordinator, forum.id, JULY),
			polls().removeDate(coordinator, forum.id, june!),
		])
			expect((await refusalOf(work)).reason).toBe('poll-over');
	});

	test('GA30 a letter that the mail server refused goes with a later sweep', async () => {
		house.refusedBy.add(emailOf('auberge-referent'));
		const forum = await ask();
		await house.lettersTo('salam-member');
		await house.services.gatherings.sweep();
		expect(house.letters.map(({ to }) => to)).not.toContain(emailOf('auberge-referent'));
		house.refusedBy.clear();
		await house.services.gatherings.sweep();
		expect(await house.lettersTo('auberge-referent')).toHaveLength(1);
		expect((await shown(forum)).reminders.every(({ sent }) => sent === null)).toBe(true);
	});
});

describe.each(STORES)('GA31 reminders, in %s', (store) => {
	beforeEach(async () => {
		await house.close();
		await begin(store);
	});

	const reminders = () => house.letters.filter(({ subject }) => subject.startsWith('Rappel'));

	test('GA31 reminders reach the missing only, three days and one day before the deadline', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'no' });
		await polls().record(coordinator, forum.id, {
			association: 'salam',
			person: null,
			choices: { [may!]: 'yes' },
			comment: '',
		});
		house.advance(Date.parse(DEADLINE) - 3 * DAY - house.services.now() - 1);
		await house.services.gatherings.sweep();
		expect(reminders()).toEqual([]);
		house.advance(1);
		await house.services.gatherings.sweep();
		expect(reminders().map(({ to }) => to)).toEqual([emailOf('auberge-referent')]);
		expect(reminders()[0]!.text).toContain('pas encore de réponse pour Auberge');
		await say('auberge-referent', forum, { [may!]: 'maybe' });
		house.advance(2 * DAY);
		await house.services.gatherings.sweep();
		expect(reminders()).toHaveLength(1);
		expect((await shown(forum)).reminders).toEqual([
			{ kind: '3-days', at: '2013-03-18T22:59:59.999Z', sent: 1 },
		]);
	});

	test('GA32 each goes once, also when two servers sweep at the same time, twice', async () => {
		const forum = await ask();
		house.advance(Date.parse(DEADLINE) - DAY - house.services.now());
		const nodes = [house.services, house.secondNode];
		await Promise.all([...nodes, ...nodes].map((node) => node.gatherings.sweep()));
		await house.services.gatherings.sweep();
		expect(
			reminders()
				.map(({ to }) => to)
				.toSorted(),
		).toEqual(['auberge-referent', 'emmaus-referent', 'salam-member'].map(emailOf));
		expect((await shown(forum)).reminders).toMatchObject([{ kind: '1-day', sent: 3 }]);
	});
});

describe('GA33 reminders by hand', () => {
	const written = ['emmaus-referent', 'auberge-referent', 'salam-member'];

	test('GA33 an organiser reminds the missing at most once a day', async () => {
		const forum = await ask();
		await say('emmaus-member', forum, { [may!]: 'yes' });
		expect((await shown(forum)).mayRemind).toBe(true);
		expect(await polls().remind(coordinator, forum.id)).toBe(2);
		expect((await shown(forum)).mayRemind).toBe(false);
		expect((await refusalOf(polls().remind(coordinator, forum.id))).reason).toBe('poll-nobody-to-remind');
		house.advance(DAY);
		const sent = await Promise.all(
			[house.services, house.secondNode].map((node) =>
				node.gatherings.polls.remind(coordinator, forum.id).catch(() => 0),
			),
		);
		expect(sent[0]! + sent[1]!).toBe(2);
		const { reminders } = await shown(forum);
		expect(reminders.map(({ kind, sent: count }) => [kind, count])).toEqual([
			['by-hand', 2],
			['by-hand', 2],
			['3-days', null],
			['1-day', null],
		]);
	});

	test('GA33 who answers while the letters go out is not reminded', async () => {
		const forum = await ask();
		await Promise.all(written.map((name) => house.lettersTo(name)));
		const before = house.letters.length;
		house.whileSending = async () => {
			for (const name of written) await say(name, forum, { [may!]: 'yes' });
		};
		expect(await polls().remind(coordinator, forum.id)).toBe(1);
		expect(house.letters.length - before).toBe(1);
	});
});

test('GA31 the letters of a cancelled gathering, or of one that left the choice, do not go', async () => {
	const [cancelled, left] = [await ask({ title: 'Annulée' }), await ask({ title: 'Laissée' })];
	await house.lettersTo('salam-member', 2);
	const before = house.letters.length;
	await house.services.gatherings.cancel(coordinator, cancelled.id, true);
	await house.services.gatherings.moveTo(coordinator, left.id, 'idea');
	house.advance(Date.parse(DEADLINE) - DAY - house.services.now());
	await house.services.gatherings.sweep();
	expect(house.letters.slice(before).filter(({ subject }) => subject.startsWith('Rappel'))).toEqual([]);
	expect((await shown(left)).state).toBe('left');
});

test('GA20 an association that left is asked no more, and its answer stands aside', async () => {
	const forum = await ask();
	await say('emmaus-member', forum, { [may!]: 'yes' });
	const { records } = house.services.storage;
	const stored = (await records.get(associations, 'emmaus'))!;
	await records.replace(associations, 'emmaus', stored.revision, {
		...stored.value,
		leftAt: new Date(house.services.now()).toISOString(),
	});
	const poll = await shown(forum);
	expect(poll).toMatchObject({ asked: 2, answered: 0 });
	const gone = await house.actor('of-two');
	await removeRecord(records, memberships, pairId('auberge', gone.id));
	expect((await refusalOf(say('of-two', forum, { [may!]: 'yes' }))).code).toMatch(/forbidden|not-found/);
});
