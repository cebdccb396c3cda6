import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MAP_TOWNS } from '#lib/domain/board/map-towns.ts';
import { FRAMES, heightOf, project } from '../src/lib/board/map-frame.ts';
import { isDrawn, labelOf } from '../src/lib/board/map-labels.ts';
import { drawCoast } from './draw-coast.ts';

const KEPT = readFileSync(join(import.meta.dirname, '../src/lib/board/coast-shape.ts'), 'utf8');

test(
	'BD116 the drawing of the coast is what its script draws from open data, and small',
	{ timeout: 60_000 },
	async () => {
		expect(await drawCoast()).toBe(KEPT);
		expect(gzipSync(KEPT).byteLength).toBeLessThan(20_000);
		expect(KEPT).not.toMatch(/https?:/);
	},
);

test('BD116 the coast lies where it lies: towns at the sea stand near its line', () => {
	const points = [...KEPT.split('strait:')[1]!.matchAll(/(-?\d+\.\d) (-?\d+\.\d)/g)].map(
		([, x, y]) => [Number(x), Number(y)] as const,
	);
	for (const id of ['calais', 'gravelines', 'dunkerque', 'boulogne-sur-mer', 'wissant']) {
		const town = MAP_TOWNS.find((each) => each.id === id)!;
		const [x, y] = project(FRAMES.strait, town.longitude, town.latitude);
		const nearest = Math.min(...points.slice(1).map((end, i) => distance([x, y], points[i]!, end)));
		expect(nearest, id).toBeLessThan(30);
	}
});

type Point = readonly [number, number];
/** From a point to the line between two. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
	const length = (bx - ax) ** 2 + (by - ay) ** 2;
	const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
	const part = Math.min(1, Math.max(0, along));
	return Math.hypot(ax + part * (bx - ax) - x, ay + part * (by - ay) - y);
}

test('BD115 every town stands in a frame, with its name inside it', () => {
	expect(new Set(MAP_TOWNS.map(({ id }) => id)).size).toBe(MAP_TOWNS.length);
	for (const town of MAP_TOWNS) {
		expect(isDrawn('strait', town) || isDrawn('coast', town), town.id).toBe(true);
		for (const name of ['coast', 'strait'] as const) {
			const label = labelOf(name, town.id);
			if (!label) continue;
			expect(isDrawn(name, town), town.id).toBe(true);
			expect(label.x > 0 && label.x < FRAMES[name].width).toBe(true);
			expect(label.y > 10 && label.y < heightOf(FRAMES[name])).toBe(true);
		}
	}
});

test('BD115 a town stands to about a kilometre, never where anything in it stands', () => {
	for (const { latitude, longitude } of MAP_TOWNS)
		for (const degrees of [latitude, longitude]) expect(Number(degrees.toFixed(2))).toBe(degrees);
});
