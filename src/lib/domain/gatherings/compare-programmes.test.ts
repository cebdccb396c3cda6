import { expect, test } from 'vitest';
import { compareProgrammes, programmeOf, type Programme } from './compare-programmes.ts';
import { EVERY_ROOM, type ProgrammeItem } from './plan.ts';

const HALL = { id: 'rhall0000000', name: 'Grande salle', seats: 90, shared: false };
const SMALL = { id: 'rsmall000000', name: 'Salle 1', seats: 25, shared: false };
const DATE = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };

function item(id: string, values: Partial<ProgrammeItem> = {}): ProgrammeItem {
	return {
		id,
		title: `Séance ${id}`,
		kind: 'talk',
		at: { day: 0, start: 600, room: HALL.id },
		minutes: 60,
		expected: null,
		language: null,
		by: [],
		notes: '',
		materials: '',
		...values,
	};
}

function programme(items: readonly ProgrammeItem[], values: Partial<Programme> = {}): Programme {
	return { plan: { rooms: [HALL, SMALL], items }, date: DATE, ...values };
}

test('GA190 nothing to tell of the same programme, whatever the order of the values in it', () => {
	const at = { room: HALL.id, start: 600, day: 0 };
	expect(compareProgrammes(programme([item('a')]), programme([item('a', { at })]))).toEqual([]);
});

test('GA190 added, removed, moved and renamed are told each with what it was', () => {
	const before = programme([item('a'), item('b'), item('c'), item('d')]);
	const at = { day: 0, start: 840, room: SMALL.id };
	const changes = compareProgrammes(
		before,
		programme([item('a', { at }), item('b', { title: 'Ouverture' }), item('c', { minutes: 90 }), item('e')]),
	);
	const slot = { at: { day: 0, start: 600, room: HALL.id }, minutes: 60, room: 'Grande salle' };
	expect(changes).toEqual([
		{ kind: 'removed', title: 'Séance d', slot },
		{ kind: 'moved', title: 'Séance a', from: slot, to: { at, minutes: 60, room: 'Salle 1' } },
		{ kind: 'renamed', title: 'Ouverture', from: 'Séance b' },
		{ kind: 'moved', title: 'Séance c', from: slot, to: { ...slot, minutes: 90 } },
		{ kind: 'added', title: 'Séance e', slot },
	]);
});

test('GA190 what loses its place is gone from the programme, what gets one is new in it', () => {
	const [out, back] = [programme([item('a', { at: null })]), programme([item('a')])];
	expect(compareProgrammes(back, out)).toMatchObject([{ kind: 'removed', title: 'Séance a' }]);
	expect(compareProgrammes(out, back)).toMatchObject([{ kind: 'added', title: 'Séance a' }]);
});

test('GA190 moved and renamed at once are two lines; another facilitator is a third', () => {
	const changed = item('a', {
		title: 'Autre',
		at: { day: 0, start: 700, room: EVERY_ROOM },
		by: [{ kind: 'other', name: 'E. T.' }],
	});
	const kinds = compareProgrammes(programme([item('a')]), programme([changed])).map(({ kind }) => kind);
	expect(kinds).toEqual(['moved', 'renamed', 'altered']);
});

test('GA190 the order of facilitators is no change', () => {
	const [ann, bea] = [{ kind: 'other', name: 'Ann' } as const, { kind: 'person', id: 'bea' } as const];
	const [one, other] = [item('a', { by: [ann, bea] }), item('a', { by: [bea, ann] })];
	expect(compareProgrammes(programme([one]), programme([other]))).toEqual([]);
});

test('GA190 another date and the new name of a room in use come first; of an unused room nobody hears', () => {
	const rooms = [
		{ ...HALL, name: 'Salle des fêtes' },
		{ ...SMALL, name: 'Bibliothèque' },
	];
	const to = { ...DATE, day: '2013-06-01' };
	expect(
		compareProgrammes(programme([item('a')]), {
			plan: { rooms, items: [item('a'), item('b')] },
			date: to,
		}),
	).toMatchObject([
		{ kind: 'date', from: DATE, to },
		{ kind: 'room-renamed', title: 'Salle des fêtes', from: 'Grande salle' },
		{ kind: 'added', title: 'Séance b' },
	]);
});

test('GA191 how many are expected, notes, materials and what has no place stay with the organisers', () => {
	const full = item('a', { expected: 40, notes: 'clé chez la voisine', materials: 'rallonge' });
	const { items } = programmeOf({ rooms: [HALL], items: [full, item('b', { at: null, title: 'Idée' })] });
	expect(items).toEqual([item('a')]);
	expect(compareProgrammes(programme([item('a')]), programme([full]))).toEqual([]);
});
