import {
	DAY_MINUTES,
	EVERY_ROOM,
	type ItemPlace,
	type ProgrammeItem,
	type Room,
} from '#lib/domain/gatherings/plan.ts';

/** Where everything of one day is drawn: columns of tracks across, minutes down. Nothing covers anything else. */
export interface DayLayout {
	readonly day: number;
	/** Minutes since midnight, whole hours: the first and the last line. */
	readonly from: number;
	readonly to: number;
	readonly columns: readonly LaidColumn[];
	/** Tracks of all columns. */
	readonly tracks: number;
	/** By time. */
	readonly items: readonly LaidItem[];
}

export interface LaidColumn {
	/** Id of a room, or EVERY_ROOM: for what takes all rooms while something else takes one of them. */
	readonly room: string;
	/** Index of its first track, from 0. */
	readonly first: number;
	readonly tracks: number;
}

export interface LaidItem {
	readonly item: PlacedItem;
	readonly first: number;
	readonly tracks: number;
}

export type PlacedItem = ProgrammeItem & { readonly at: ItemPlace };

const HOUR = 60;

/** `hours`: when the day opens and closes, in minutes; what lies outside widens the day. */
export function layOutDay(
	{ rooms, items }: { readonly rooms: readonly Room[]; readonly items: readonly ProgrammeItem[] },
	day: number,
	hours: { readonly from: number; readonly to: number },
): DayLayout {
	const placed = items.filter((item): item is PlacedItem => item.at?.day === day);
	const across = placed.filter((item) => item.at.room === EVERY_ROOM);
	const alone = across.filter((item) => placed.every((other) => other === item || !meet(item, other)));
	const aside = across.filter((item) => !alone.includes(item));
	const groups = [
		...(aside.length || rooms.length === 0 ? [{ room: EVERY_ROOM, held: aside }] : []),
		...rooms.map(({ id }) => ({ room: id, held: placed.filter(({ at }) => at.room === id) })),
	];
	const columns: LaidColumn[] = [];
	const laid = new Map<string, LaidItem>();
	let tracks = 0;
	for (const { room, held } of groups) {
		const { lanes, places } = putSideBySide(held);
		columns.push({ room, first: tracks, tracks: lanes });
		for (const { item, lane, of } of places)
			laid.set(item.id, { item, first: tracks + (lane * lanes) / of, tracks: lanes / of });
		tracks += lanes;
	}
	for (const item of alone) laid.set(item.id, { item, first: 0, tracks });
	const starts = placed.map(({ at }) => at.start);
	const ends = placed.map((item) => endOf(item));
	return {
		day,
		from: Math.floor(Math.min(hours.from, ...starts) / HOUR) * HOUR,
		to: Math.min(DAY_MINUTES, Math.ceil(Math.max(hours.to, ...ends) / HOUR) * HOUR),
		columns,
		tracks,
		items: placed.map((item) => laid.get(item.id)!),
	};
}

/** Days to draw: those of the gathering, and any other that something stands on. */
export function daysOf(items: readonly ProgrammeItem[], days: number): number[] {
	const all = new Set(Array.from({ length: days }, (_, day) => day));
	for (const { at } of items) if (at) all.add(at.day);
	return [...all].sort((one, other) => one - other);
}

/** Tracks that a room takes from its column; all of them for EVERY_ROOM and for rooms that are not drawn. */
export function tracksOf({ columns, tracks }: DayLayout, room: string): { first: number; tracks: number } {
	return columns.find((column) => column.room === room) ?? { first: 0, tracks };
}

interface SideBySide {
	readonly item: PlacedItem;
	readonly lane: number;
	/** Lanes of the items that meet, directly or through others. */
	readonly of: number;
}

/** `items` by start. The tracks of the column divide by the lanes of each bunch. */
function putSideBySide(items: readonly PlacedItem[]): { lanes: number; places: SideBySide[] } {
	const bunches = bunchUp(items);
	const lanes = bunches.map((bunch) => Math.max(...bunch.map(({ lane }) => lane)) + 1);
	return {
		lanes: lanes.reduce(leastCommonMultiple, 1),
		places: bunches.flatMap((bunch, index) => bunch.map((each) => ({ ...each, of: lanes[index]! }))),
	};
}

function bunchUp(items: readonly PlacedItem[]): { item: PlacedItem; lane: number }[][] {
	const bunches: { item: PlacedItem; lane: number }[][] = [];
	let until = -1;
	for (const item of items) {
		if (item.at.start >= until) bunches.push([]);
		const bunch = bunches.at(-1)!;
		const taken = bunch.filter((other) => meet(item, other.item)).map(({ lane }) => lane);
		let lane = 0;
		while (taken.includes(lane)) lane++;
		bunch.push({ item, lane });
		until = Math.max(until, endOf(item));
	}
	return bunches;
}

function meet(one: PlacedItem, other: PlacedItem): boolean {
	return one.at.start < endOf(other) && other.at.start < endOf(one);
}

function endOf({ at, minutes }: PlacedItem): number {
	return at.start + minutes;
}

function leastCommonMultiple(one: number, other: number): number {
	let [a, b] = [one, other];
	while (b) [a, b] = [b, a % b];
	return (one * other) / a;
}
