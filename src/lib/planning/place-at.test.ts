import { describe, expect, test } from 'vitest';
import { EVERY_ROOM } from '#lib/domain/gatherings/plan.ts';
import type { DayLayout } from './lay-out-day.ts';
import { minuteAt, nearestLength, nearestStart, placeBeside, roomAt } from './place-at.ts';

const layout: DayLayout = {
	...{ day: 0, from: 540, to: 600, tracks: 3, items: [] },
	columns: [
		{ room: 'ra', first: 0, tracks: 2 },
		{ room: 'rb', first: 2, tracks: 1 },
	],
};

describe('a point of the drawn day', () => {
	test('GA61 is a minute, by rows that differ in height', () => {
		const rows = [10, 30, 10];
		const at = (down: number) => minuteAt({ layout, down, rows });
		expect([at(-5), at(0), at(5), at(10), at(25), at(40)]).toEqual([540, 540, 542.5, 545, 547.5, 550]);
		expect(at(999)).toBe(555);
	});

	test('GA61 is a room, and at the hours every room', () => {
		const at = (along: number) => roomAt({ layout, along, tracks: [50, 100, 100, 200] });
		expect([at(20), at(60), at(240), at(260), at(999)]).toEqual([EVERY_ROOM, 'ra', 'ra', 'rb', 'rb']);
	});

	test('GA61 starts and lengths are multiples of five minutes within the day', () => {
		expect([nearestStart(542.4, 30), nearestStart(-20, 30), nearestStart(1439, 60)]).toEqual([540, 0, 1380]);
		expect([nearestLength(540, 571), nearestLength(540, 100), nearestLength(1400, 2000)]).toEqual([
			30, 5, 40,
		]);
	});
});

describe('a step by key', () => {
	const rooms = { rooms: ['ra', 'rb'], days: 2 };
	const at = { day: 0, start: 600, room: 'ra' };

	test('GA62 goes to the next room, and before the first to every room', () => {
		expect(placeBeside(at, 30, { rooms: 1 }, rooms).room).toBe('rb');
		expect(placeBeside(at, 30, { rooms: 5 }, rooms).room).toBe('rb');
		expect(placeBeside(at, 30, { rooms: -1 }, rooms).room).toBe(EVERY_ROOM);
	});

	test('GA62 stays within the day and the days of the gathering', () => {
		expect(placeBeside(at, 30, { minutes: 15 }, rooms)).toEqual({ day: 0, start: 615, room: 'ra' });
		expect(placeBeside({ ...at, start: 1430 }, 10, { minutes: 15 }, rooms).start).toBe(1430);
		expect(placeBeside(at, 30, { days: 1 }, rooms).day).toBe(1);
		expect(placeBeside(at, 30, { days: 9 }, rooms).day).toBe(1);
		expect(placeBeside({ ...at, day: 5 }, 30, { minutes: 15 }, rooms).day).toBe(5);
	});
});
