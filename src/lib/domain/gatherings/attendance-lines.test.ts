import { describe, expect, test } from 'vitest';
import type { AttendanceMark } from './attendee.ts';
import type { RecordedAct } from './attendance.ts';
import { attendeesOf, isOnList, linesOf, type AttendanceRecord } from './attendance-lines.ts';
import type { Registrant } from './registrant.ts';

const registrant = (id: string, name: string, state: 'in' | 'waiting' = 'in'): Registrant => ({
	id,
	name,
	association: 'salam',
	organisation: 'Salam',
	role: '',
	person: null,
	state,
});
const act = (id: string, mark: AttendanceMark | null = 'present'): RecordedAct => ({
	id,
	mark,
	halves: mark === 'present' ? [0] : [],
	representedBy: '',
	base: [],
	by: 'p1',
	at: '2013-05-25T07:00:00.000Z',
});
const record = (attendee: string, name: string, rest: Partial<AttendanceRecord> = {}): AttendanceRecord => ({
	gathering: 'g1',
	attendee,
	also: [],
	person: { name, association: 'salam', organisation: 'Salam', role: '' },
	walkIn: false,
	acts: [act(`act-${attendee}`)],
	...rest,
});

describe('the lines of a gathering', () => {
	test('GA110 registrants and walk-ins stand in one list, by name', () => {
		const lines = linesOf(
			[registrant('r2', 'Émile'), registrant('r1', 'Zoé')],
			[record('w1', 'Farid', { walkIn: true })],
		);
		expect(lines.map(({ name, walkIn }) => [name, walkIn])).toEqual([
			['Émile', false],
			['Farid', true],
			['Zoé', false],
		]);
	});

	test('GA110 a walk-in under whose name somebody has a place is that registrant, with all that was recorded', () => {
		const lines = linesOf(
			[registrant('r1', 'Zoé Martin')],
			[record('r1', 'Zoé Martin'), record('w1', 'ZOE  MARTIN', { walkIn: true, also: ['w2'] })],
		);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatchObject({ id: 'r1', also: ['w1', 'w2'], walkIn: false });
		expect(lines[0]!.acts.map(({ id }) => id)).toEqual(['act-r1', 'act-w1']);
	});

	test('GA110 the same name for another association is somebody else', () => {
		const person = { name: 'Zoé', association: null, organisation: 'Ailleurs', role: '' };
		expect(linesOf([registrant('r1', 'Zoé')], [record('w1', 'Zoé', { walkIn: true, person })])).toHaveLength(
			2,
		);
	});

	test('GA110 who withdrew and came is still there, as they were', () => {
		expect(attendeesOf(linesOf([], [record('r1', 'Zoé')]))).toMatchObject([
			{ id: 'r1', name: 'Zoé', mark: 'present', walkIn: true },
		]);
	});

	test('GA110 a corrected registration corrects the line', () => {
		expect(linesOf([registrant('r1', 'Zoé M.')], [record('r1', 'Zoé')])[0]!.name).toBe('Zoé M.');
	});

	test('GA111 who waits is on no list until they came', () => {
		expect(linesOf([registrant('r1', 'Zoé', 'waiting')], [])).toEqual([]);
		expect(linesOf([registrant('r1', 'Zoé', 'waiting')], [record('r1', 'Zoé')])).toMatchObject([
			{ id: 'r1', walkIn: true },
		]);
	});

	test('GA111 registrants are attendees before anything is recorded; a walk-in only with a mark', () => {
		const walkIn = (id: string, mark: AttendanceMark | null) =>
			record(id, id, { walkIn: true, acts: [act(`a-${id}`, mark)] });
		const lines = linesOf(
			[registrant('r1', 'Zoé')],
			[walkIn('w1', 'present'), walkIn('w2', null), walkIn('w3', 'absent')],
		);
		expect(attendeesOf(lines).map(({ id, mark }) => [id, mark])).toEqual([
			['w1', 'present'],
			['r1', null],
		]);
		expect(lines.filter(isOnList).map(({ id }) => id)).toEqual(['w1', 'w2', 'r1']);
	});
});
