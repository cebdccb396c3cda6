import { describe, expect, test } from 'vitest';
import type { ActView, AttendanceLineView } from '#lib/protocol/views/attendance.ts';
import { fromParcel, isOfGathering, toParcel, type WaitingAct } from './attendance-parcel.ts';
import { findLines, groupLines } from './list-order.ts';
import { mergeLines, shownLines } from './shown-lines.ts';

const act = (id: string, rest: Partial<ActView> = {}): ActView => ({
	id,
	mark: 'present',
	halves: [0],
	representedBy: '',
	base: [],
	by: 'p1',
	byName: 'A. B.',
	at: '2013-05-25T07:00:00.000Z',
	...rest,
});
const line = (id: string, name: string, rest: Partial<AttendanceLineView> = {}): AttendanceLineView => ({
	id,
	also: [],
	name,
	association: 'salam',
	organisation: 'Salam',
	role: '',
	walkIn: false,
	acts: [],
	...rest,
});
const waiting = (attendee: string, name: string, rest: Partial<WaitingAct> = {}): WaitingAct => ({
	attendee,
	person: { name, association: 'salam', organisation: 'Salam', role: '' },
	act: act(`waits-${attendee}`),
	kept: true,
	refused: false,
	...rest,
});

describe('the list on a telephone', () => {
	test('GA121 shows what waits here as it will stand, and where it is', () => {
		const lines = [line('r1', 'Alma', { acts: [act('a')] }), line('r2', 'Bao'), line('r3', 'Cyr')];
		const shown = shownLines(lines, [
			waiting('r2', 'Bao'),
			waiting('r3', 'Cyr', { kept: false }),
			waiting('w1', 'Dina', { refused: true }),
		]);
		expect(shown.map(({ name, state, standing }) => [name, state, standing.mark])).toEqual([
			['Alma', 'recorded', 'present'],
			['Bao', 'device', 'present'],
			['Cyr', 'unkept', 'present'],
			['Dina', 'refused', 'present'],
		]);
	});

	test('GA121 an act that the server has by now waits no more, though it is still in the outbox', () => {
		const sent = waiting('r1', 'Alma');
		expect(shownLines([line('r1', 'Alma', { acts: [act(sent.act.id)] })], [sent])).toMatchObject([
			{ state: 'recorded', acts: [{ id: sent.act.id }] },
		]);
	});

	test('GA110 somebody added here whom another telephone added too is one line, under the id that stands', () => {
		const there = line('w9', 'Alma', { also: ['w2'], walkIn: true, acts: [act('a')] });
		expect(shownLines([there], [waiting('w1', 'ALMA'), waiting('w2', 'Alma Bis')])).toMatchObject([
			{ id: 'w9' },
		]);
		expect(shownLines([], [waiting('w1', 'Alma'), waiting('w2', 'alma')])).toMatchObject([{ id: 'w1' }]);
	});

	test('GA121 an older answer that comes late takes nothing away', () => {
		const known = [
			line('r1', 'Alma', { acts: [act('a'), act('b')] }),
			line('w1', 'Bao', { acts: [act('c')] }),
		];
		const late = [line('r1', 'Alma', { acts: [act('a')] })];
		expect(mergeLines(known, late).map(({ id, acts }) => [id, acts.map((each) => each.id)])).toEqual([
			['r1', ['a', 'b']],
			['w1', ['c']],
		]);
		// who gave the place up and was never ticked is gone
		expect(mergeLines([line('r1', 'Alma')], [])).toEqual([]);
		// the walk-in turned out to be somebody with a place
		const joined = line('r2', 'Bao', { also: ['w1'], acts: [act('c')] });
		expect(mergeLines(known, [...late, joined]).map(({ id }) => id)).toEqual(['r1', 'r2']);
	});

	test('GA117 an act goes into a parcel and comes out as it was', () => {
		const person = { name: 'Alma', association: null, organisation: 'Ici', role: '' };
		const { by: _, byName: __, at: ___, ...said } = act('a', { base: ['x'] });
		const parcel = toParcel('g 1', 'r/1', said, { person, by: 'p1' });
		expect(fromParcel(JSON.parse(JSON.stringify(parcel)), true)).toEqual({
			attendee: 'r/1',
			person,
			act: said,
			kept: true,
			refused: false,
		});
		expect([isOfGathering('g 1', parcel), isOfGathering('g', parcel)]).toEqual([true, false]);
	});

	test('GA124 names are found without accents and capitals, by the association too', () => {
		const shown = shownLines([line('r1', 'Élodie Ñandú'), line('r2', 'Bao')], []);
		const found = (words: string) => findLines(shown, words).map(({ id }) => id);
		expect(found('NANDU elo')).toEqual(['r1']);
		expect(found('salam')).toEqual(['r2', 'r1']);
		expect(found('')).toEqual(['r2', 'r1']);
		expect(found('zzz')).toEqual([]);
	});

	test('GA124 by association, those of none stand at the end', () => {
		const shown = shownLines(
			[
				line('r1', 'Alma', { association: null, organisation: '' }),
				line('r2', 'Bao', { association: null, organisation: 'Zébulon' }),
				line('r3', 'Cyr', { association: null, organisation: 'ZEBULON' }),
				line('r4', 'Dina'),
			],
			[],
		);
		const groups = groupLines(shown, 'association');
		expect(groups.map(({ name, lines }) => [name, lines.map(({ id }) => id)])).toEqual([
			['Salam', ['r4']],
			['Zébulon', ['r2', 'r3']],
			['', ['r1']],
		]);
		expect(groupLines(shown, 'name')).toMatchObject([{ name: '', lines: { length: 4 } }]);
	});
});
