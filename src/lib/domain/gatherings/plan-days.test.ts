import { expect, test } from 'vitest';
import { isInside, openHours, planDays } from './plan-days.ts';

const FORUM = { from: '09:00', to: '18:30', days: 2 };
const NIGHT = { from: '20:00', to: '06:00', days: 1 };

test('GA221 every day of a plan has the hours of the gathering', () => {
	expect(planDays(FORUM)).toBe(2);
	expect([0, 1, 2, -1].map((day) => openHours(FORUM, day))).toEqual([
		{ from: 540, to: 1110 },
		{ from: 540, to: 1110 },
		null,
		null,
	]);
});

test('GA221 a night has two: its evening until midnight, its morning from midnight', () => {
	expect(planDays(NIGHT)).toBe(2);
	expect([0, 1, 2].map((day) => openHours(NIGHT, day))).toEqual([
		{ from: 1200, to: 1440 },
		{ from: 0, to: 360 },
		null,
	]);
});

test('GA221 what begins when it opens and ends when it closes is inside', () => {
	const hours = { from: 540, to: 600 };
	expect([isInside(hours, 540, 60), isInside(hours, 535, 60), isInside(hours, 540, 65)]).toEqual([
		true,
		false,
		false,
	]);
});
