import { expect, test } from 'vitest';
import { shownLabels } from './chart.ts';
import { linePaths } from './line-paths.ts';
import { runsOf, scaleUpTo } from './scale.ts';

const SIZE = { width: 100, height: 100, top: 0 };
const exactly = (n: number) => ({ least: n, most: n });

test.each([
	[0, [0, 1]],
	[1, [0, 1]],
	[7, [0, 2, 4, 6, 8]],
	[82, [0, 50, 100]],
	[1234, [0, 500, 1000, 1500]],
])('BD195 a scale up to %d goes from 0 in round steps', (largest, ticks) => {
	expect(scaleUpTo(largest).ticks).toEqual(ticks);
	expect(scaleUpTo(largest).max).toBeGreaterThanOrEqual(largest);
});

test('BD178 where nobody went the line is broken, and what stands alone is a dot', () => {
	expect(runsOf([1, null, 2, 3, null]).map((run) => run.map(([index]) => index))).toEqual([[0], [2, 3]]);
	const { line, dots } = linePaths([exactly(10), null, exactly(20), exactly(40)], { max: 40 }, false, SIZE);
	expect(line).toBe('M62.5 50L87.5 0');
	expect(dots).toEqual([{ x: 12.5, y: 75, low: 75, high: 75 }]);
});

test('BD176 an estimate is drawn with its range, a count without', () => {
	const { band, line } = linePaths(
		[
			{ least: 10, most: 30 },
			{ least: 20, most: 40 },
		],
		{ max: 40 },
		false,
		SIZE,
	);
	expect(line).toBe('M25 50L75 25');
	expect(band).toBe('M25 25L75 0L75 50L25 75Z');
	expect(linePaths([exactly(1), exactly(2)], { max: 2 }, false, SIZE).band).toBe('');
});

test('BD195 in a script that runs from right to left time does too', () => {
	const { line } = linePaths([exactly(10), exactly(20)], { max: 40 }, true, SIZE);
	expect(line).toBe('M75 75L25 50');
});

test('BD195 a year of months has room for its labels, and a month of days for some', () => {
	expect(shownLabels(6)).toEqual([0, 1, 2, 3, 4, 5]);
	expect(shownLabels(12)).toEqual([0, 2, 4, 6, 8, 10]);
	expect(shownLabels(31)).toHaveLength(8);
});
