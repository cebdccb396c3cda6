import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { AttendanceMark } from '#lib/domain/gatherings/attendee.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import {
	addItem,
	addRoom,
	addTask,
	setHere,
	setTask,
	type PlanChange,
} from '#lib/domain/gatherings/plan-change.ts';
import type { Task } from '#lib/domain/gatherings/plan.ts';
import { slugOf } from '#lib/domain/network/association.ts';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import type { TextNode } from '#lib/domain/text/text-node.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import { seats, pairId } from '../../../server/network/collections.ts';
import { toElement } from '../../../server/papers/write-text.ts';
import { refusalOf } from '../network/bench.ts';
import { DAY, openPlanningHouse, STORES, type PlanningHouse, type Store } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };
const HALL = 'rhall0000000';

let house: PlanningHouse;
let coordinator: PersonActor;
const service = () => house.services.gatherings.minutes;

async function begin(store?: Store): Promise<void> {
	house = await openPlanningHouse(store);
	coordinator = await house.actor('coordination');
	for (const name of ['Politique', 'Santé']) await house.services.network.addGroup(coordinator, { name });
}
beforeEach(() => begin());
afterEach(() => house.close());

/** «conflict minutes-begun» */
async function refused(work: Promise<unknown>): Promise<string> {
	const { code, reason } = await refusalOf(work);
	return `${code} ${reason}`;
}

/** A meeting of the group with two points and a pause. */
async function openMeeting(input: Partial<NewGathering> = {}): Promise<Gathering> {
	const meeting = await house.gathering({
		kind: 'meeting',
		title: 'Réunion du groupe',
		group: 'politique',
		place: 'Calais',
		date: MAY,
		...input,
	});
	const { plan } = await house.services.gatherings.plans.read(coordinator, meeting.id);
	await write(
		meeting,
		...[...plan.items, ...plan.rooms].map(({ id }) => setHere(id, false)),
		addRoom(HALL, { name: 'Salle', order: 1 }),
		addItem('ibilan000000', {
			title: 'Bilan',
			kind: 'talk',
			minutes: 30,
			at: { day: 0, start: 660, room: HALL },
		}),
		addItem('ipause000000', {
			title: 'Café',
			kind: 'break',
			minutes: 30,
			at: { day: 0, start: 630, room: HALL },
		}),
		addItem('iopen0000000', {
			title: 'Ouverture',
			kind: 'plenary',
			minutes: 30,
			at: { day: 0, start: 600, room: HALL },
		}),
	);
	return meeting;
}

async function write({ document }: Gathering, ...changes: readonly PlanChange[]): Promise<void> {
	await house.services.sync.write(document, null, (doc) =>
		changes.forEach((each) => applyPlanChange(doc, each)),
	);
}

/** In the group, and so an organiser of what it holds. */
async function enterGroup(name: string, group = 'politique'): Promise<PersonActor> {
	const { id } = await house.enter(name, { salam: 'member' });
	const since = '2013-01-01T00:00:00.000Z';
	await house.services.storage.records.insert(seats, pairId(group, id), { group, person: id, since });
	return house.actor(name);
}

let acts = 0;
async function tick(
	{ id }: Gathering,
	name: string,
	association: string | null,
	mark: AttendanceMark = 'present',
	representedBy = '',
): Promise<void> {
	await house.services.gatherings.attendance.record(coordinator, id, `walkin-${slugOf(name)}`, {
		id: `act-0000-${++acts}`,
		mark,
		halves: mark === 'present' ? [0] : [],
		representedBy,
		base: [],
		person: { name, association, organisation: '', role: '' },
	});
}

const startIt = (meeting: Gathering, actor = coordinator) =>
	service().begin(actor, meeting.id, { language: 'fr' });
const markdownOf = async (paper: string) => (await house.services.papers.text(coordinator, paper)).markdown;
const factsOf = async ({ id }: Gathering) => (await service().read(coordinator, id)).minutes!;
const tasksOf = async (gathering: Gathering) =>
	(await house.services.gatherings.plans.read(coordinator, gathering.id)).plan.tasks;
const decided = (tasks: readonly Task[]) => tasks.filter(({ line }) => line !== null);

/** Changes the live text as somebody in an editor would. */
async function typeInto(paper: string, change: (root: Y.XmlFragment) => void): Promise<void> {
	const { document } = (await house.services.papers.find(paper))!;
	await house.services.sync.write(document, coordinator.id, (doc) => change(doc.getXmlFragment(TEXT_ROOT)));
}

const paragraph = (text: string): TextNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Writes these lines into the table of decisions. */
async function decide(paper: string, ...lines: readonly (readonly string[])[]): Promise<void> {
	await typeInto(paper, (root) => {
		const table = root
			.toArray()
			.findLast((block) => (block as Y.XmlElement).nodeName === 'table') as Y.XmlElement;
		const rows = lines.map((cells) => ({
			type: 'tableRow',
			content: cells.map((text) => ({ type: 'tableCell', content: [paragraph(text)] })),
		}));
		table.insert(table.length, rows.map(toElement));
	});
}

const LETTER = ['Écrire au préfet', 'consensus', 'Salam', '12 juin'] as const;
const HALL_HIRE = ['Louer la salle', 'vote', 'C. D.', 'dès que possible'] as const;

describe('beginning minutes', () => {
	test('GA197 they are a paper of the group: head from attendance, a heading a point, the table of decisions', async () => {
		const meeting = await openMeeting();
		await tick(meeting, 'V. A.', 'salam');
		await tick(meeting, 'W. B.', 'emmaus', 'excused');
		const id = await startIt(meeting);
		expect(await house.services.papers.find(id)).toMatchObject({
			title: 'Compte rendu\u00a0: Réunion du groupe',
			kind: 'minutes',
			language: 'fr',
			group: 'politique',
		});
		const text = await markdownOf(id);
		expect(text).toContain('| Date | samedi 25 mai 2013, de 9\u00a0h à 18\u00a0h\u00a030 |');
		expect(text).toContain('| Présents | 1 personne, 1 association<br>Salam\u00a0: V. A. |');
		expect(text).toContain('| Excusés | Emmaüs\u00a0: W. B. |');
		expect(text.match(/^## .*/gm)).toEqual(['## Ouverture', '## Bilan', '## Relevé de décisions']);
		expect(await factsOf(meeting)).toMatchObject({ paper: id, state: 'draft', stale: [], decisions: [] });
	});

	test.each(STORES)('GA197 begun by two at once, on two servers, they are one paper (%s)', async (store) => {
		await house.close();
		await begin(store);
		const meeting = await openMeeting();
		const ada = await enterGroup('ada');
		const outcomes = await Promise.allSettled([
			startIt(meeting),
			house.secondNode.gatherings.minutes.begin(ada, meeting.id, { language: 'fr' }),
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const papers = await house.services.papers.list(coordinator, { kind: 'minutes' });
		expect(papers.filter(({ archivedAt }) => archivedAt === null)).toHaveLength(1);
		expect(await refused(startIt(meeting))).toBe('conflict minutes-begun');
	});

	test('GA197 without a group of its own, the organiser says for which of theirs', async () => {
		const forum = await openMeeting({ group: null });
		expect(await refused(startIt(forum))).toBe('invalid group-unknown');
		expect((await service().read(coordinator, forum.id)).groups.map(({ id }) => id)).toEqual([
			'politique',
			'sante',
		]);
		const id = await service().begin(coordinator, forum.id, { language: 'fr', group: 'sante' });
		expect((await house.services.papers.find(id))!.group).toBe('sante');
	});

	test('GA197 whoever works in no group is told so, and cannot name one', async () => {
		const ada = await house.enter('ada', { salam: 'referent' });
		const forum = await openMeeting({ organisers: [ada.id] });
		expect((await service().read(ada, forum.id)).groups).toEqual([]);
		const input = { language: 'fr', group: 'politique' } as const;
		expect(await refused(service().begin(ada, forum.id, input))).toBe('invalid minutes-no-group');
	});

	test('GA197 organisers begin them, the network reads how they stand, for others there is nothing', async () => {
		const meeting = await openMeeting({ audience: 'public' });
		await startIt(meeting);
		const [member, partner] = [
			await house.enter('bea', { emmaus: 'member' }),
			await house.enter('paul', { ligue: 'referent' }),
		];
		expect((await service().read(member, meeting.id)).may).toEqual({
			organise: false,
			write: false,
			approve: false,
		});
		expect(await refused(service().read(partner, meeting.id))).toBe('forbidden plan.read');
		for (const act of [
			() => service().begin(member, meeting.id, { language: 'fr' }),
			() => service().refreshHeader(member, meeting.id),
			() => service().takeTasks(member, meeting.id, []),
			() => service().askToRead(member, meeting.id, '2013-06-01'),
			() => service().approve(member, meeting.id),
		])
			expect(await refused(act())).toBe('forbidden gathering.organise');
	});
});

describe('the head of the minutes', () => {
	test('GA198 says which rows the attendance has gone past, and one act writes those', async () => {
		const meeting = await openMeeting();
		await tick(meeting, 'V. A.', 'salam');
		const id = await startIt(meeting);
		await tick(meeting, 'W. B.', 'emmaus');
		await tick(meeting, 'X. C.', 'auberge', 'represented', 'V. A.');
		await house.services.gatherings.attendance.receive(coordinator, meeting.id, 14);
		expect((await factsOf(meeting)).stale).toEqual(['present', 'represented', 'received']);
		await service().refreshHeader(coordinator, meeting.id);
		const text = await markdownOf(id);
		expect(text).toContain(
			'| Présents | 2 personnes, 2 associations<br>Emmaüs\u00a0: W. B.<br>Salam\u00a0: V. A. |',
		);
		expect(text).toContain(
			'| Représentés | Auberge\u00a0: X. C. (par V. A.) |\n| Personnes accueillies | 14 |\n',
		);
		expect((await factsOf(meeting)).stale).toEqual([]);
	});

	test('GA198 what people wrote in it, added to it or took out of it stays', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await typeInto(id, (root) => {
			const table = root.get(0) as Y.XmlElement;
			const place = (table.get(1) as Y.XmlElement).get(1) as Y.XmlElement;
			place.delete(0, place.length);
			place.insert(0, [toElement(paragraph('Salle des fêtes'))]);
			table.delete(2, 1);
			const row = ['Animation', 'C. D.'].map((text) => ({ type: 'tableCell', content: [paragraph(text)] }));
			table.insert(0, [toElement({ type: 'tableRow', content: row })]);
		});
		await tick(meeting, 'V. A.', 'salam');
		await service().refreshHeader(coordinator, meeting.id);
		expect((await markdownOf(id)).split('\n\n')[0]!.split('\n')).toEqual([
			'| Animation | C. D. |',
			'| --- | --- |',
			'| Date | samedi 25 mai 2013, de 9\u00a0h à 18\u00a0h\u00a030 |',
			'| Lieu | Salle des fêtes |',
			'| Présents | 1 personne, 1 association<br>Salam\u00a0: V. A. |',
			'| Excusés |   |',
			'| Représentés |   |',
		]);
	});

	test('GA198 whoever types at the same time, in the text or beside the changed line, loses nothing', async () => {
		const meeting = await openMeeting();
		await tick(meeting, 'V. A.', 'salam');
		const id = await startIt(meeting);
		const { document } = (await house.services.papers.find(id))!;
		// somebody writes without a connection while the head is refreshed
		const away = new Y.Doc();
		Y.applyUpdate(away, (await house.services.sync.read(document)).update);
		const before = Y.encodeStateVector(away);
		const root = away.getXmlFragment(TEXT_ROOT);
		const present = ((root.get(0) as Y.XmlElement).get(3) as Y.XmlElement).get(1) as Y.XmlElement;
		((present.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '(le matin) ');
		root.insert(2, [toElement(paragraph('Nous avons commencé à l’heure.'))]);

		await tick(meeting, 'W. B.', 'emmaus');
		const edit = Y.encodeStateAsUpdate(away, before);
		await Promise.all([
			service().refreshHeader(coordinator, meeting.id),
			house.services.sync.write(document, coordinator.id, (doc) => Y.applyUpdate(doc, edit)),
		]);
		const text = await markdownOf(id);
		expect(text).toContain(
			'2 personnes, 2 associations<br>Emmaüs\u00a0: W. B.<br>(le matin) Salam\u00a0: V. A. |',
		);
		expect(text).toContain('## Ouverture\n\nNous avons commencé à l’heure.');
		expect(text.match(/\| Date \|/g)).toHaveLength(1);
	});

	test('GA198 a head that was thrown away comes back whole; after the draft it is nobody’s to refresh', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await typeInto(id, (root) => root.delete(0, 1));
		await tick(meeting, 'V. A.', 'salam');
		await service().refreshHeader(coordinator, meeting.id);
		expect(await markdownOf(id)).toMatch(/^\| Date \| samedi/);
		await service().askToRead(coordinator, meeting.id, '2013-06-01');
		await tick(meeting, 'W. B.', 'emmaus');
		expect((await factsOf(meeting)).stale).toEqual([]);
		expect(await refused(service().refreshHeader(coordinator, meeting.id))).toBe('conflict minutes-no-draft');
	});
});

describe('decisions', () => {
	test('GA204 become tasks of the plan, with their association and day; what nobody can read stays in the words', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await decide(id, LETTER, HALL_HIRE);
		const lines = (await factsOf(meeting)).decisions.map(({ line }) => line);
		expect(await service().takeTasks(coordinator, meeting.id, lines)).toBe(2);
		expect(decided(await tasksOf(meeting))).toMatchObject([
			{
				what: 'Écrire au préfet',
				association: 'salam',
				due: '2013-06-12',
				done: false,
				line: `${id}:${lines[0]}`,
			},
			{ what: 'Louer la salle (C. D., dès que possible)', association: null, due: null },
		]);
		expect((await factsOf(meeting)).decisions).toMatchObject([
			{ associationName: 'Salam', task: 'open' },
			{ associationName: '', task: 'open' },
		]);
	});

	test.each(STORES)(
		'GA204 taken twice, or by two at once on two servers, each is one task (%s)',
		async (store) => {
			await house.close();
			await begin(store);
			const meeting = await openMeeting();
			const id = await startIt(meeting);
			const ada = await enterGroup('ada');
			await decide(id, LETTER, HALL_HIRE);
			const lines = (await factsOf(meeting)).decisions.map(({ line }) => line);
			await Promise.all([
				service().takeTasks(coordinator, meeting.id, lines),
				house.secondNode.gatherings.minutes.takeTasks(ada, meeting.id, lines),
			]);
			expect(decided(await tasksOf(meeting)).map(({ what }) => what)).toEqual([
				'Écrire au préfet',
				'Louer la salle (C. D., dès que possible)',
			]);
		},
	);

	test('GA204 what was done or changed since is not undone by taking it again', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await decide(id, LETTER);
		const lines = (await factsOf(meeting)).decisions.map(({ line }) => line);
		await service().takeTasks(coordinator, meeting.id, lines);
		const [task] = decided(await tasksOf(meeting));
		await write(meeting, setTask(task!.id, { done: true, association: 'emmaus' }));
		expect(await service().takeTasks(coordinator, meeting.id, lines)).toBe(0);
		expect(decided(await tasksOf(meeting))).toMatchObject([{ done: true, association: 'emmaus' }]);
		expect((await factsOf(meeting)).decisions).toMatchObject([{ task: 'done' }]);
	});

	test('GA204 only those that were chosen; none at all is refused', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await decide(id, LETTER, HALL_HIRE);
		const [first] = (await factsOf(meeting)).decisions;
		await service().takeTasks(coordinator, meeting.id, [first!.line]);
		expect(decided(await tasksOf(meeting))).toHaveLength(1);
		expect(await refused(service().takeTasks(coordinator, meeting.id, ['nothing']))).toBe(
			'invalid minutes-no-decision',
		);
	});

	test('GA205 open tasks are carried to the gathering that follows, done ones and the usual errands are not', async () => {
		const meeting = await openMeeting();
		const usual = (await tasksOf(meeting)).map(({ what }) => what);
		expect(usual).not.toEqual([]);
		const id = await startIt(meeting);
		await decide(id, LETTER, HALL_HIRE);
		await service().takeTasks(
			coordinator,
			meeting.id,
			(await factsOf(meeting)).decisions.map(({ line }) => line),
		);
		const [letter, hire] = decided(await tasksOf(meeting));
		await write(
			meeting,
			setTask(hire!.id, { done: true }),
			addTask('tbyhand00000', { what: 'Rappeler la mairie', order: 9 }),
		);

		const next = await house.gathering({ kind: 'meeting', title: 'Réunion suivante', follows: meeting.id });
		const there = await tasksOf(next);
		expect(decided(there)).toEqual([letter]);
		expect(there.filter(({ what }) => what === 'Rappeler la mairie')).toHaveLength(1);
		for (const what of usual) expect(there.filter((task) => task.what === what)).toHaveLength(1);
		expect((await service().read(coordinator, next.id)).carried).toMatchObject([
			{ what: 'Rappeler la mairie', from: { id: meeting.id, title: 'Réunion du groupe' } },
			{
				what: 'Écrire au préfet',
				associationName: 'Salam',
				due: '2013-06-12',
				done: false,
				from: { id: meeting.id },
			},
		]);
	});

	test('GA226 the programme says which gathering a carried task comes from, to whoever may see that one', async () => {
		const meeting = await openMeeting({ audience: 'invited', invited: ['auberge'] });
		await enterGroup('de-la-politique');
		await house.enter('de-emmaus', { emmaus: 'member' });
		await write(meeting, addTask('tkeys0000000', { what: 'Rendre les clés', order: 1 }));
		const next = await house.gathering({ kind: 'meeting', audience: 'network', follows: meeting.id });
		const carried = async (name: string) =>
			(await service().carried(await house.actor(name), next.id)).map(({ what, from }) => [
				what,
				from && from.title,
			]);
		expect(await carried('de-la-politique')).toEqual([['Rendre les clés', 'Réunion du groupe']]);
		expect(await carried('de-emmaus')).toEqual([['Rendre les clés', null]]);
		await house.enter('outside');
		expect(await refused(service().carried(await house.actor('outside'), next.id))).toBe(
			'not-found not-found',
		);
	});

	test('GA205 carried on and on, a task still says which meeting decided it, and that meeting hears when it is done', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await decide(id, LETTER);
		await service().takeTasks(
			coordinator,
			meeting.id,
			(await factsOf(meeting)).decisions.map(({ line }) => line),
		);
		const second = await house.gathering({
			kind: 'meeting',
			title: 'Deuxième',
			group: 'politique',
			follows: meeting.id,
		});
		const third = await house.gathering({
			kind: 'meeting',
			title: 'Troisième',
			group: 'politique',
			follows: second.id,
		});
		const { carried } = await service().read(coordinator, third.id);
		expect(carried).toMatchObject([{ what: 'Écrire au préfet', from: { id: meeting.id } }]);
		await write(third, setTask(carried[0]!.id, { done: true }));
		expect((await factsOf(meeting)).decisions).toMatchObject([{ task: 'done' }]);
		expect(await markdownOf(await startIt(third))).toContain(
			'## Suites des décisions précédentes\n\n- Écrire au préfet\u00a0: fait\n',
		);
	});

	test('GA205 a next meeting that was called before the decisions were written still gets their tasks', async () => {
		const meeting = await openMeeting();
		const next = await house.gathering({ kind: 'meeting', title: 'Réunion suivante', follows: meeting.id });
		const id = await startIt(meeting);
		await decide(id, LETTER);
		const lines = (await factsOf(meeting)).decisions.map(({ line }) => line);
		await service().takeTasks(coordinator, meeting.id, lines);
		await service().takeTasks(coordinator, meeting.id, lines);
		expect(decided(await tasksOf(next))).toMatchObject([{ what: 'Écrire au préfet' }]);
	});
});

describe('reading again and approving', () => {
	test('GA206 people of the gathering who may read them are told by letter, once, however often they are asked', async () => {
		const meeting = await openMeeting({ audience: 'public' });
		await enterGroup('ada');
		const bea = await house.enter('bea', { emmaus: 'member' });
		const paul = await house.enter('paul', { ligue: 'member' });
		await house.services.gatherings.moveTo(coordinator, meeting.id, 'open');
		const { registrations } = house.services.gatherings;
		await registrations.register(bea, meeting.id, { association: 'emmaus' });
		await registrations.register(paul, meeting.id, { association: 'ligue' });
		await house.lettersTo('paul');
		const id = await startIt(meeting);
		house.letters.length = 0;

		await service().askToRead(coordinator, meeting.id, '2013-06-01');
		for (const name of ['ada', 'bea', 'coordination']) {
			const [letter] = await house.lettersTo(name);
			expect(letter!.subject).toBe('Compte rendu à relire\u00a0: Réunion du groupe');
			expect(letter!.text).toContain('jusqu’au samedi 1er juin 2013 compris');
			expect(letter!.text).toContain(`https://tablee.example/papers/${id}`);
		}
		await service().askToRead(coordinator, meeting.id, '2013-06-08');
		await service().sweep();
		expect(house.letters.map(({ to }) => to.split('@')[0]).toSorted()).toEqual([
			'ada',
			'bea',
			'coordination',
		]);
		expect(await factsOf(meeting)).toMatchObject({ state: 'reading', readUntil: '2013-06-08', told: 3 });
	});

	test('GA206 a letter that could not go out goes with the next sweep, as long as they are read', async () => {
		const meeting = await openMeeting();
		await enterGroup('ada');
		await startIt(meeting);
		house.refusedBy.add('ada@demo.example');
		await service().askToRead(coordinator, meeting.id, '2013-06-01');
		await house.lettersTo('coordination');
		house.refusedBy.clear();
		await service().sweep();
		await house.lettersTo('ada');
		await service().sweep();
		expect(house.letters).toHaveLength(2);
	});

	test('GA206 the last day of reading is a day to come', async () => {
		const meeting = await openMeeting();
		expect(await refused(service().askToRead(coordinator, meeting.id, '2013-06-01'))).toBe(
			'conflict minutes-not-begun',
		);
		await startIt(meeting);
		for (const [day, reason] of [
			['2013-02-28', 'minutes-day-past'],
			['2015-01-01', 'minutes-day-far'],
			['demain', 'date'],
		] as const)
			expect(await refused(service().askToRead(coordinator, meeting.id, day))).toBe(`invalid ${reason}`);
	});

	test('GA207 approving freezes the text under its hash; the day of reading is waited for, or given up on purpose', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		expect(await refused(service().approve(coordinator, meeting.id))).toBe('conflict minutes-not-read');
		await service().askToRead(coordinator, meeting.id, '2013-03-02');
		house.advance(DAY);
		expect(await refused(service().approve(coordinator, meeting.id))).toBe('conflict minutes-still-read');
		house.advance(DAY);
		await service().approve(coordinator, meeting.id);
		const version = await house.services.signing.version(coordinator, id, 1);
		expect(await factsOf(meeting)).toMatchObject({
			state: 'approved',
			approvals: [
				{ version: 1, textSha256: version.text.sha256, byName: 'C. D.', at: '2013-03-03T10:00:00.000Z' },
			],
			changedSince: false,
		});
		expect(await refused(service().askToRead(coordinator, meeting.id, '2013-06-01'))).toBe(
			'conflict minutes-approved',
		);

		const other = await openMeeting({ title: 'Autre réunion' });
		await startIt(other);
		await service().askToRead(coordinator, other.id, '2013-03-20');
		await service().approve(coordinator, other.id, { early: true });
		expect((await factsOf(other)).state).toBe('approved');
	});

	test('GA207 a correction is another version, and what was approved stands as it was', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await decide(id, LETTER);
		await service().askToRead(coordinator, meeting.id, '2013-03-02');
		await service().approve(coordinator, meeting.id, { early: true });
		const before = await house.services.signing.version(coordinator, id, 1);
		expect(await refused(service().approve(coordinator, meeting.id))).toBe('conflict minutes-same');

		await decide(id, HALL_HIRE);
		expect(await factsOf(meeting)).toMatchObject({
			changedSince: true,
			// nobody approved the second one yet
			decisions: [{ decision: 'Écrire au préfet' }],
		});
		await service().approve(coordinator, meeting.id);
		expect(await factsOf(meeting)).toMatchObject({
			approvals: [{ version: 1, textSha256: before.text.sha256 }, { version: 2 }],
			changedSince: false,
			decisions: [{ decision: 'Écrire au préfet' }, { decision: 'Louer la salle' }],
		});
		expect(await house.services.signing.version(coordinator, id, 1)).toEqual(before);
	});

	test('GA207 approved by two at once, they are approved once', async () => {
		const meeting = await openMeeting();
		await startIt(meeting);
		const ada = await enterGroup('ada');
		await service().askToRead(coordinator, meeting.id, '2013-03-02');
		await Promise.allSettled([
			service().approve(coordinator, meeting.id, { early: true }),
			house.secondNode.gatherings.minutes.approve(ada, meeting.id, { early: true }),
		]);
		expect((await factsOf(meeting)).approvals).toHaveLength(1);
	});

	test('GA207 of what is closed minutes are begun no more, and its tasks stand; a correction can still be approved', async () => {
		const meeting = await openMeeting();
		const id = await startIt(meeting);
		await decide(id, LETTER);
		const lines = (await factsOf(meeting)).decisions.map(({ line }) => line);
		await service().askToRead(coordinator, meeting.id, '2013-03-02');
		house.advance(100 * DAY);
		for (const state of ['held', 'closed'] as const)
			await house.services.gatherings.moveTo(coordinator, meeting.id, state);
		expect(await refused(service().takeTasks(coordinator, meeting.id, lines))).toBe(
			'conflict minutes-closed',
		);
		await service().approve(coordinator, meeting.id);
		expect((await factsOf(meeting)).state).toBe('approved');
	});
});
