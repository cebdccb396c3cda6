import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { FRAMES, project, type Frame } from '../src/lib/board/map-frame.ts';

/**
 * Draws the coast of the map once, from Natural Earth 1:10m (public domain, in the package world-atlas), into
 * src/lib/board/coast-shape.ts. Run it again after changing a frame: node scripts/draw-coast.ts
 */
const OUT = join(import.meta.dirname, '../src/lib/board/coast-shape.ts');
/** Beyond the frame, in degrees: there the edges of the cut stay out of sight. */
const BEYOND = 0.2;

type Point = readonly [number, number];
interface Atlas {
	readonly transform: { readonly scale: Point; readonly translate: Point };
	readonly arcs: readonly (readonly Point[])[];
	readonly objects: { readonly countries: { readonly geometries: readonly Country[] } };
}
/** Rings are lists of arcs; a negative number is the arc backwards. */
type Country =
	| { readonly type: 'Polygon'; readonly arcs: readonly (readonly number[])[] }
	| { readonly type: 'MultiPolygon'; readonly arcs: readonly (readonly (readonly number[])[])[] };

export async function drawCoast(): Promise<string> {
	const atlas = readAtlas();
	const shapes = Object.entries(FRAMES).map(([name, frame]) => {
		const land = ringsOf(atlas).map((ring) => pathOf(frame, cut(ring, frame), true));
		const borders = bordersOf(atlas).flatMap((line) => within(line, frame));
		return `\t${name}: {
		land: '${land.join('')}',
		borders: '${borders.map((line) => pathOf(frame, line, false)).join('')}',
	},`;
	});
	const text = `/** Made by scripts/draw-coast.ts from Natural Earth (public domain). Not written by hand. */
export const COAST = {
${shapes.join('\n')}
} as const;
`;
	return format(text, { ...(await resolveConfig(OUT)), filepath: OUT });
}

/** Points of each arc in degrees: they are kept as steps of whole numbers. */
function readAtlas() {
	const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
	const { transform, arcs, objects } = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
	const lines = arcs.map((steps) => {
		let [x, y] = [0, 0];
		return steps.map(([dx, dy]): Point => {
			x += dx;
			y += dy;
			return [
				x * transform.scale[0] + transform.translate[0],
				y * transform.scale[1] + transform.translate[1],
			];
		});
	});
	const rings = objects.countries.geometries.flatMap((country) =>
		country.type === 'Polygon' ? country.arcs : country.arcs.flat(),
	);
	return { lines, rings };
}
type Read = ReturnType<typeof readAtlas>;

function ringsOf({ lines, rings }: Read): Point[][] {
	return rings.map((ring) => ring.flatMap((arc) => (arc < 0 ? lines[~arc]!.toReversed() : lines[arc]!)));
}

/** Lines that two countries share. */
function bordersOf({ lines, rings }: Read): (readonly Point[])[] {
	const uses = new Map<number, number>();
	for (const arc of rings.flat()) {
		const line = arc < 0 ? ~arc : arc;
		uses.set(line, (uses.get(line) ?? 0) + 1);
	}
	return lines.filter((_, line) => uses.get(line) === 2);
}

/** What of a line lies in the frame or next to it. */
function within(line: readonly Point[], frame: Frame): Point[][] {
	const parts: Point[][] = [[]];
	for (const [x, y] of line) {
		const near =
			x > frame.west - BEYOND &&
			x < frame.east + BEYOND &&
			y > frame.south - BEYOND &&
			y < frame.north + BEYOND;
		if (near) parts.at(-1)!.push([x, y]);
		else if (parts.at(-1)!.length > 0) parts.push([]);
	}
	return parts.filter((part) => part.length > 1);
}

/** A ring cut at the four sides, one after the other (Sutherland and Hodgman). */
function cut(ring: readonly Point[], frame: Frame): Point[] {
	const sides: readonly [0 | 1, number, 1 | -1][] = [
		[0, frame.west - BEYOND, 1],
		[0, frame.east + BEYOND, -1],
		[1, frame.south - BEYOND, 1],
		[1, frame.north + BEYOND, -1],
	];
	let points: Point[] = [...ring];
	for (const [axis, limit, sign] of sides) {
		const inside = (point: Point) => (point[axis] - limit) * sign >= 0;
		const kept: Point[] = [];
		for (const [i, point] of points.entries()) {
			const before = points.at(i - 1)!;
			if (inside(before) !== inside(point)) {
				const part = (limit - before[axis]) / (point[axis] - before[axis]);
				kept.push([before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])]);
			}
			if (inside(point)) kept.push(point);
		}
		points = kept;
	}
	return points;
}

/** Whole units are as fine as the data; points that fall on the one before are left out. */
function pathOf(frame: Frame, points: readonly Point[], closed: boolean): string {
	const written = points.map(([x, y]) =>
		project(frame, x, y)
			.map((n) => n.toFixed(1))
			.join(' '),
	);
	const kept = written.filter((point, i) => point !== written[i - 1]);
	return kept.length < 2 ? '' : `M${kept.join('L')}${closed ? 'Z' : ''}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(OUT, await drawCoast());
