import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { standing } from '#lib/domain/gatherings/attendance.ts';
import type { AttendeePerson } from '#lib/domain/gatherings/attendance-lines.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { AttendanceService, NewAct } from '../../../server/gatherings/attendance/service.ts';
import { DAY, STORES } from './planning-house.ts';
import { openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

const FORUM_DAY = 86 * DAY;
let nextAct = 0;

const act = (rest: Partial<NewAct> = {}): NewAct => ({
	id: `act-${String((nextAct += 1)).padStart(6, '0')}`,
	mark: 'present',
	halves: rest.mark === undefined || rest.mark === 'present' ? [0] : [],
	representedBy: '',
	base: [],
	...rest,
});
const walkIn = (
	name: string,
	association: string | null = null,
	organisation = '',
): { person: AttendeePerson } => ({
	person: { name, association, organisation, role: '' },
});
const refused = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(thrown: unknown) => (thrown instanceof Refusal ? `${thrown.code} ${thrown.reason}` : String(thrown)),
	);

describe.each(STORES)('attendance on %s', (store) => {
	let house: RegistrationHouse;
	let attendance: AttendanceService;
	let onOtherNode: AttendanceService;
	let forum: Gathering;
	beforeEach(async () => {
		house = await openRegistrationHouse(store);
		attendance = house.services.gatherings.attendance;
		onOtherNode = house.secondNode.gatherings.attendance;
		forum = await house.openForum();
	});
	afterEach(() => house.close());

	const record = (attendee: string, input: NewAct, by: Actor = house.coordinator, on = attendance) =>
		on.record(by, forum.id, attendee, input);
	const register = (association: string, name: string) =>
		house.add(forum, association, name).then(({ id }) => id);
	const marks = async () =>
		(await attendance.attendees(forum)).map(
			({ name, mark, halves }) => `${name}: ${mark} ${halves.join('+')}`,
		);

	test('GA105 two telephones on two servers tick the same list at once: one presence each', async () => {
		const ids = await Promise.all(['Alma', 'Bao', 'Cyr'].map((name) => register('salam', name)));
		await Promise.all(
			ids.flatMap((id) => [record(id, act()), record(id, act(), house.coordinator, onOtherNode)]),
		);
		expect(await marks()).toEqual(['Alma: present 0', 'Bao: present 0', 'Cyr: present 0']);
		expect(await attendance.countAttendance(forum)).toEqual({ people: 3, associations: 1 });
		expect(await onOtherNode.countAttendance(forum)).toEqual({ people: 3, associations: 1 });
	});

	test('GA106 what was recorded on an older view adds and takes nothing away', async () => {
		const id = await register('salam', 'Alma');
		const first = act();
		await record(id, first);
		await record(id, act({ halves: [0, 1], base: [first.id] }));
		await record(id, act({ mark: 'excused', base: [first.id] }));
		expect(await marks()).toEqual(['Alma: present 0+1']);
		const answered = await record(id, act({ mark: null }));
		expect(standing(answered.acts)).toMatchObject({ mark: 'present', disputed: true });
	});

	test('GA107 who saw what stands corrects it; all of it stays, by whom and when on the server’s clock', async () => {
		const id = await register('salam', 'Alma');
		const other = await house.join('organisatrice', 'emmaus', 'referent');
		await house.services.gatherings.edit(house.coordinator, forum.id, { organisers: [other.id] });
		await record(id, act());
		house.advance(60_000);
		const { acts } = await record(id, act({ mark: 'excused' }), await house.actor('organisatrice'));
		const seen = standing(acts).acts.map((each) => each.id);
		house.advance(60_000);
		const settled = await record(id, act({ mark: 'excused', base: seen }));
		expect(standing(settled.acts)).toMatchObject({ mark: 'excused', disputed: false });
		expect(settled.acts.map(({ mark, byName, at }) => [mark, byName, at])).toEqual([
			['present', 'C. D.', '2013-03-01T10:00:00.000Z'],
			['excused', 'organisatrice', '2013-03-01T10:01:00.000Z'],
			['excused', 'C. D.', '2013-03-01T10:02:00.000Z'],
		]);
	});

	test('GA108 the same act sent again and at once, here and there: recorded once, answered the same', async () => {
		const id = await register('salam', 'Alma');
		const sent = act();
		const answers = await Promise.all(
			[attendance, onOtherNode, attendance, onOtherNode].map((on) => record(id, sent, house.coordinator, on)),
		);
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(answers[0]!.acts).toHaveLength(1);
		expect(await refused(record(id, { ...sent, halves: [1] }))).toBe('conflict attendance-act-taken');
		expect(await marks()).toEqual(['Alma: present 0']);
	});

	test.each([
		['an id that is none', { id: 'x' }, 'attendance-act'],
		['an act that replaces itself', { id: 'act-self0', base: ['act-self0'] }, 'attendance-act'],
		['a presence without a half-day', { halves: [] }, 'attendance-halves'],
		['an absence with one', { mark: 'absent', halves: [0] }, 'attendance-halves'],
		['a half-day that no gathering has', { halves: [28] }, 'attendance-halves'],
	] as const)('GA108 %s is refused, nothing is kept', async (_, rest, reason) => {
		const id = await register('salam', 'Alma');
		expect(await refused(record(id, act(rest)))).toBe(`invalid ${reason}`);
		expect(await marks()).toEqual(['Alma: null ']);
	});

	test('GA110 the same walk-in added on two telephones at once is one person under one id', async () => {
		const added = await Promise.all([
			record('walkin-one', act(walkIn('Émile  Zola', null, 'Médecins d’ici'))),
			record('walkin-two', act(walkIn('emile zola', null, 'MEDECINS D’ICI')), house.coordinator, onOtherNode),
		]);
		expect(new Set(added.map(({ id }) => id)).size).toBe(1);
		const stands = added[0]!.id;
		const lines = (await attendance.sheet(house.coordinator, forum.id)).lines;
		expect(lines.map(({ id, acts }) => [id, acts.length])).toEqual([[stands, 2]]);
		// both ids go on leading to the same person
		for (const id of ['walkin-one', 'walkin-two'])
			expect((await record(id, act({ halves: [1] }))).id).toBe(stands);
		expect(await attendance.countAttendance(forum)).toEqual({ people: 1, associations: 1 });
	});

	test('GA110 a walk-in who is registered is that registrant, before and after', async () => {
		await record('walkin-early', act(walkIn('Alma', 'salam')));
		const id = await register('salam', 'ALMA');
		expect(await marks()).toEqual(['ALMA: present 0']);
		const answered = await record('walkin-late0', act(walkIn('alma', 'salam')));
		expect(answered).toMatchObject({ id, walkIn: false });
		expect(await attendance.countAttendance(forum)).toEqual({ people: 1, associations: 1 });
	});

	test('GA110 who gave the place up and came all the same is still there', async () => {
		const id = await register('salam', 'Alma');
		await record(id, act());
		await house.registrations.giveUp(house.coordinator, forum.id, id);
		expect(await marks()).toEqual(['Alma: present 0']);
	});

	test('GA110 somebody unknown must say who they are, by an association that exists', async () => {
		expect(await refused(record('walkin-none', act()))).toBe('not-found attendee-unknown');
		expect(await refused(record('walkin-none', act(walkIn('  '))))).toBe('invalid name');
		expect(await refused(record('walkin-none', act(walkIn('Alma', 'nowhere'))))).toBe(
			'invalid association-unknown',
		);
		expect((await attendance.sheet(house.coordinator, forum.id)).lines).toEqual([]);
	});

	test('GA111 an association written out by its name is that association', async () => {
		await record('walkin-one', act(walkIn('Alma', null, ' SALAM ')));
		await record('walkin-two', act(walkIn('Bao', 'salam')));
		expect(await attendance.countAttendance(forum)).toEqual({ people: 2, associations: 1 });
	});

	test('GA111 who waits, is excused or represented does not count; a walk-in taken off the list is nobody', async () => {
		await house.services.gatherings.edit(house.coordinator, forum.id, {
			registration: { perAssociation: 3, overall: null, opensToAllOn: null, closesOn: null },
		});
		const [here, away, replaced] = [
			await register('salam', 'Alma'),
			await register('salam', 'Bao'),
			await register('salam', 'Cyr'),
		];
		await register('salam', 'Dina waits');
		await record(here, act());
		await record(away, act({ mark: 'excused' }));
		await record(replaced, act({ mark: 'represented', representedBy: 'Eve' }));
		const added = await record('walkin-gone', act(walkIn('Faux')));
		expect(await attendance.countAttendance(forum)).toMatchObject({ people: 2 });
		await record('walkin-gone', act({ mark: 'absent', base: added.acts.map(({ id }) => id) }));
		expect(await marks()).toEqual(['Alma: present 0', 'Bao: excused ', 'Cyr: represented ']);
		expect(await attendance.countAttendance(forum)).toEqual({ people: 1, associations: 1 });
	});

	test('GA112 only organisers read and record; to others nothing is there that they may not see', async () => {
		const member = await house.join('membre', 'emmaus');
		const outside = await house.join('ailleurs', 'ligue');
		const id = await register('salam', 'Alma Plantée');
		for (const work of [
			(actor: Actor) => attendance.sheet(actor, forum.id),
			(actor: Actor) => record(id, act(), actor),
			(actor: Actor) => attendance.receive(actor, forum.id, 5),
		]) {
			expect(await refused(work(house.nobody))).toBe('signed-out signed-out');
			expect(await refused(work(member))).toBe('forbidden gathering.organise');
			expect(await refused(work(outside))).toBe('not-found not-found');
		}
		expect(await refused(attendance.sheet(outside, 'no-such-gathering'))).toBe('not-found not-found');
		expect(await marks()).toEqual(['Alma Plantée: null ']);
	});

	test('GA112 recorded from the planned day on; closed it is refused, reopened possible, cancelled refused', async () => {
		const { gatherings } = house.services;
		const idea = await house.gathering();
		const early = (input: NewAct) => attendance.record(house.coordinator, idea.id, 'walkin-early', input);
		expect(await refused(early(act(walkIn('Alma'))))).toBe('conflict attendance-not-yet');
		expect(await attendance.sheet(house.coordinator, idea.id)).toMatchObject({ shut: 'attendance-not-yet' });

		const id = await register('salam', 'Alma');
		const move = (state: Gathering['state']) => gatherings.moveTo(house.coordinator, forum.id, state);
		house.advance(FORUM_DAY);
		await move('held');
		await record(id, act());
		await move('closed');
		expect(await refused(record(id, act({ mark: null })))).toBe('conflict attendance-closed');
		expect(await refused(attendance.receive(house.coordinator, forum.id, 3))).toBe(
			'conflict attendance-closed',
		);
		expect(await attendance.sheet(house.coordinator, forum.id)).toMatchObject({ shut: 'attendance-closed' });
		expect(await marks()).toEqual(['Alma: present 0']);
		await move('held');
		expect(await refused(record(id, act({ halves: [1] })))).toBe('done');

		const off = await house.openForum();
		await gatherings.cancel(house.coordinator, off.id, true);
		expect(
			await refused(attendance.record(house.coordinator, off.id, 'walkin-off', act(walkIn('Bao')))),
		).toBe('conflict attendance-cancelled');
	});

	test('GA223 what was held tells lists and figures when its numbers change, and only then', async () => {
		const id = await register('salam', 'Alma');
		const other = await register('salam', 'Bao');
		const announced = vi.spyOn(house.services.live, 'announce');
		const heard = async (work: Promise<unknown>) => {
			announced.mockClear();
			await work;
			return announced.mock.calls.flat(2).includes('gatherings');
		};
		expect(await heard(record(id, act()))).toBe(false);
		house.advance(FORUM_DAY);
		await house.services.gatherings.moveTo(house.coordinator, forum.id, 'held');
		const ticked = act();
		expect(await heard(record(other, ticked))).toBe(true);
		expect(await heard(record(other, ticked))).toBe(false);
		expect(await heard(record(other, act({ halves: [0, 1], base: [ticked.id] })))).toBe(false);
		expect(await heard(record('walkin-cyr', act({ mark: 'excused', ...walkIn('Cyr') })))).toBe(false);
		expect(await heard(record('walkin-dia', act(walkIn('Dia', null, 'Mairie'))))).toBe(true);
		expect(await heard(record('walkin-dia', act({ mark: 'absent' })))).toBe(false);
	});

	test('GA114 people whom the associations received are a number', async () => {
		await attendance.receive(house.coordinator, forum.id, 40);
		await attendance.receive(house.coordinator, forum.id, 40);
		const sheet = await attendance.sheet(house.coordinator, forum.id);
		expect(sheet).toMatchObject({ received: 40, lines: [] });
		expect(await attendance.countAttendance(forum)).toEqual({ people: 0, associations: 0 });
		for (const wrong of [-1, 1.5, NaN, 100_001])
			expect(await refused(attendance.receive(house.coordinator, forum.id, wrong))).toBe(
				'invalid attendance-received',
			);
	});
});
