import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { EVERY_ROOM, type Room } from '#lib/domain/gatherings/plan.ts';
import type { PrintedItem } from '#lib/protocol/views/printing.ts';
import { programmeTable, type ProgrammeTable } from './programme-table.ts';

const ROOMS: readonly Room[] = ['a', 'b', 'c'].map((id) => ({
	id,
	name: `Salle ${id}`,
	seats: null,
	shared: false,
}));

function item(id: string, room: string, start: number, minutes: number): PrintedItem {
	return { id, title: id, kind: 'talk', minutes, language: null, at: { day: 0, start, room }, by: [] };
}

/** «9:00 x y(2×1) –»: what stands in a row, with how many columns and rows it covers. */
function drawn({ rows }: ProgrammeTable): string[] {
	return rows.map(({ start, cells }) =>
		[
			`${Math.floor(start / 60)}:${String(start % 60).padStart(2, '0')}`,
			...cells.map(({ items, columns, rows: down }) =>
				items.length === 0 ? '–' : `${items.map(({ id }) => id).join('+')}(${columns}×${down})`,
			),
		].join(' '),
	);
}

describe('a day as a table', () => {
	test('GA139 rooms stand side by side, what takes all of them runs across, and times go down', () => {
		const table = programmeTable(ROOMS, [
			item('café', EVERY_ROOM, 540, 30),
			item('un', 'a', 570, 60),
			item('deux', 'b', 570, 30),
			item('trois', 'b', 600, 30),
			item('repas', EVERY_ROOM, 630, 60),
		]);
		expect(table.rooms.map(({ name }) => name)).toEqual(['Salle a', 'Salle b']);
		expect(drawn(table)).toEqual([
			'9:00 café(2×1)',
			'9:30 un(1×2) deux(1×1)',
			'10:00 trois(1×1)',
			'10:30 repas(2×1)',
		]);
	});

	test('GA139 what meets in one room shares a cell, and a room that is free is left blank', () => {
		const table = programmeTable(ROOMS, [
			item('un', 'a', 540, 60),
			item('deux', 'a', 570, 60),
			item('trois', 'c', 540, 30),
			item('quatre', 'b', 570, 30),
		]);
		expect(drawn(table)).toEqual(['9:00 un+deux(1×2) – trois(1×1)', '9:30 quatre(1×1) –']);
	});

	test('GA139 something for everybody beside something in one room is in one cell with it', () => {
		const table = programmeTable(ROOMS, [item('tous', EVERY_ROOM, 540, 60), item('un', 'b', 570, 60)]);
		expect(drawn(table)).toEqual(['9:00 tous+un(1×1)']);
	});

	test('GA139 whatever the day, every item stands once, and cells fill the table without a gap', () => {
		const items = fc.array(
			fc.tuple(
				fc.constantFrom('a', 'b', 'c', EVERY_ROOM, 'gone'),
				fc.integer({ min: 0, max: 40 }),
				fc.integer({ min: 1, max: 20 }),
			),
			{ minLength: 1, maxLength: 12 },
		);
		fc.assert(
			fc.property(items, (drawnItems) => {
				const all = drawnItems.map(([room, start, length], at) =>
					item(`i${at}`, room, start * 15, length * 15),
				);
				const table = programmeTable(ROOMS, all);
				const columns = Math.max(table.rooms.length, 1);
				const cells = table.rows.flatMap((row) => row.cells);
				const area = cells.reduce((sum, cell) => sum + cell.columns * cell.rows, 0);
				expect(area).toBe(columns * table.rows.length);
				expect(cells.flatMap((cell) => cell.items.map(({ id }) => id)).toSorted()).toEqual(
					all.map(({ id }) => id).toSorted(),
				);
			}),
		);
	});
});
