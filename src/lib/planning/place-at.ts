import { DAY_MINUTES, EVERY_ROOM, STEP, type ItemPlace } from '#lib/domain/gatherings/plan.ts';
import type { DayLayout } from './lay-out-day.ts';

/** A drawn day as it lies on the screen. */
export interface DrawnDay {
	readonly layout: DayLayout;
	/** From the top of the first minute's row to the point. */
	readonly down: number;
	/** From the side where a line begins to the point: from the right in a right-to-left page. */
	readonly along: number;
	/** Heights of the rows of STEP minutes, from `layout.from` on: a row grows with what is written in it. */
	readonly rows: readonly number[];
	/** Width of the hours' column, then of each track. */
	readonly tracks: readonly number[];
}

/** Minutes since midnight at a point, not rounded; beyond the rows, the nearest. */
export function minuteAt({ layout, down, rows }: Pick<DrawnDay, 'layout' | 'down' | 'rows'>): number {
	let above = 0;
	for (const [row, height] of rows.entries()) {
		if (down < above + height && height > 0)
			return layout.from + STEP * (row + Math.max(0, down - above) / height);
		above += height;
	}
	return layout.from + STEP * rows.length;
}

/** The room whose column lies at a point; at the hours, every room. */
export function roomAt({ layout, along, tracks }: Pick<DrawnDay, 'layout' | 'along' | 'tracks'>): string {
	let left = along - (tracks[0] ?? 0);
	if (left < 0) return EVERY_ROOM;
	for (const column of layout.columns) {
		for (const width of tracks.slice(1 + column.first, 1 + column.first + column.tracks)) left -= width;
		if (left < 0) return column.room;
	}
	return layout.columns.at(-1)?.room ?? EVERY_ROOM;
}

/** The start nearest to a minute that leaves the whole item in its day. */
export function nearestStart(minute: number, minutes: number): number {
	return clamp(Math.round(minute / STEP) * STEP, 0, DAY_MINUTES - Math.max(minutes, STEP));
}

/** The length nearest to an end. */
export function nearestLength(start: number, end: number): number {
	return clamp(Math.round((end - start) / STEP) * STEP, STEP, DAY_MINUTES - start);
}

/** The place beside: `rooms` and `days` steps along their lists, `minutes` later. Every room comes before the first. */
export function placeBeside(
	at: ItemPlace,
	length: number,
	by: { readonly minutes?: number; readonly rooms?: number; readonly days?: number },
	{ rooms, days }: { readonly rooms: readonly string[]; readonly days: number },
): ItemPlace {
	const all = [EVERY_ROOM, ...rooms];
	const room = clamp(all.indexOf(at.room) + (by.rooms ?? 0), 0, all.length - 1);
	return {
		day: by.days ? clamp(at.day + by.days, 0, days - 1) : at.day,
		start: nearestStart(at.start + (by.minutes ?? 0), length),
		room: all[room]!,
	};
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(Math.max(value, least), most);
}
