import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_ROOM, type ProgrammeItem, type Room } from '#lib/domain/gatherings/plan.ts';
import { daysOf, layOutDay } from './lay-out-day.ts';

const rooms: readonly Room[] = ['ra', 'rb'].map((id) => ({ id, name: id, seats: null, shared: false }));
const HOURS = { from: 540, to: 1080 };

function item(id: string, start: number, minutes: number, room = 'ra', day = 0): ProgrammeItem {
	return {
		...{ id, title: id, kind: 'talk', minutes, at: { day, start, room }, expected: null },
		...{ language: null, by: [], notes: '', materials: '' },
	};
}

function inOrder(items: readonly ProgrammeItem[]): ProgrammeItem[] {
	return items.toSorted((one, other) => one.at!.start - other.at!.start || (one.id < other.id ? -1 : 1));
}

function lay(...items: ProgrammeItem[]) {
	return layOutDay({ rooms, items: inOrder(items) }, 0, HOURS);
}

const placeOf = (layout: ReturnType<typeof lay>, id: string) => {
	const { first, tracks } = layout.items.find((each) => each.item.id === id)!;
	return [first, tracks];
};

describe('the drawn day', () => {
	test('GA60 items that meet in one room stand side by side, those that only touch do not', () => {
		const layout = lay(item('a', 600, 60), item('b', 630, 60), item('c', 690, 30), item('d', 600, 60, 'rb'));
		expect(layout.columns.map(({ tracks }) => tracks)).toEqual([2, 1]);
		expect(placeOf(layout, 'a')).toEqual([0, 1]);
		expect(placeOf(layout, 'b')).toEqual([1, 1]);
		expect(placeOf(layout, 'c')).toEqual([0, 2]);
		expect(placeOf(layout, 'd')).toEqual([2, 1]);
	});

	test('GA60 what takes every room spans them, and stands aside when something else takes one', () => {
		const wide = lay(item('a', 600, 60, EVERY_ROOM), item('b', 660, 30));
		expect(wide.columns.map(({ room }) => room)).toEqual(['ra', 'rb']);
		expect(placeOf(wide, 'a')).toEqual([0, 2]);
		const aside = lay(item('a', 600, 60, EVERY_ROOM), item('b', 630, 60));
		expect(aside.columns.map(({ room }) => room)).toEqual([EVERY_ROOM, 'ra', 'rb']);
		expect(placeOf(aside, 'a')).toEqual([0, 1]);
		expect(placeOf(aside, 'b')).toEqual([1, 1]);
	});

	test('GA60 early and late items widen the day to whole hours', () => {
		expect(lay()).toMatchObject({ from: 540, to: 1080 });
		expect(lay(item('a', 385, 30), item('b', 1385, 55))).toMatchObject({ from: 360, to: 1440 });
	});

	test('GA60 without rooms there is one column', () => {
		const layout = layOutDay({ rooms: [], items: [item('a', 600, 60, EVERY_ROOM)] }, 0, HOURS);
		expect(layout.columns).toEqual([{ room: EVERY_ROOM, first: 0, tracks: 1 }]);
		expect(layout.items).toHaveLength(1);
	});

	test('GA60 a day that the gathering does not have is drawn when something stands on it', () => {
		expect(daysOf([item('a', 600, 60, 'ra', 3)], 2)).toEqual([0, 1, 3]);
	});

	test('GA60 whatever the programme, every item is drawn once and none covers another', () => {
		const anyItem = fc.record({
			start: fc.integer({ min: 0, max: 287 }).map((n) => n * 5),
			minutes: fc.integer({ min: 1, max: 40 }).map((n) => n * 5),
			room: fc.constantFrom('ra', 'rb', EVERY_ROOM),
		});
		fc.assert(
			fc.property(fc.array(anyItem, { maxLength: 25 }), (all) => {
				const items = all.map(({ start, minutes, room }, n) =>
					item(String(n).padStart(2, '0'), start, Math.min(minutes, 1440 - start), room),
				);
				const { items: laid, tracks, from, to } = lay(...items);
				expect(laid.map((each) => each.item.id)).toEqual(inOrder(items).map(({ id }) => id));
				for (const [n, one] of laid.entries()) {
					const { at, minutes } = one.item;
					expect(at.start >= from && at.start + minutes <= to).toBe(true);
					expect(Number.isInteger(one.first) && one.tracks >= 1 && one.first + one.tracks <= tracks).toBe(
						true,
					);
					for (const other of laid.slice(n + 1)) {
						const apart =
							one.first + one.tracks <= other.first ||
							other.first + other.tracks <= one.first ||
							at.start + minutes <= other.item.at.start ||
							other.item.at.start + other.item.minutes <= at.start;
						expect(apart, `${one.item.id} and ${other.item.id}`).toBe(true);
					}
				}
			}),
		);
	});
});
