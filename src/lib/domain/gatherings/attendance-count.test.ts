import { expect, test } from 'vitest';
import { countAttendance } from './attendance-count.ts';
import type { Attendee, AttendanceMark } from './attendee.ts';

const came = (
	association: string | null,
	organisation: string,
	mark: AttendanceMark | null = 'present',
	halves: readonly number[] = mark === 'present' ? [0] : [],
): Attendee => ({
	id: 'x',
	name: 'A. B.',
	association,
	organisation,
	role: '',
	mark,
	halves,
	representedBy: '',
	walkIn: false,
});

test('GA111 people are counted, associations once each', () => {
	expect(countAttendance([came('salam', 'Salam'), came('salam', 'Salam'), came('emmaus', 'Emmaüs')])).toEqual(
		{ people: 3, associations: 2 },
	);
});

test.each(['excused', 'represented', 'absent', null] as const)('GA111 %s does not count', (mark) => {
	expect(countAttendance([came('salam', 'Salam', mark)])).toEqual({ people: 0, associations: 0 });
});

test('GA111 present for no half-day does not count', () => {
	expect(countAttendance([came('salam', 'Salam', 'present', [])])).toEqual({ people: 0, associations: 0 });
});

test('GA111 an outside organisation counts once, however its name is written; nobody’s is none', () => {
	const organisations = ['Médecins d’Ici', 'MÉDECINS D’ICI', 'Medecins  d’ici', '', ' '];
	expect(countAttendance(organisations.map((name) => came(null, name)))).toEqual({
		people: 5,
		associations: 1,
	});
});

test('GA111 an association that somebody wrote out by its name is the same one', () => {
	expect(countAttendance([came(null, 'SALAM'), came('salam', 'Salam')])).toEqual({
		people: 2,
		associations: 1,
	});
});
