import { EVERY_ROOM, type Room } from '#lib/domain/gatherings/plan.ts';
import type { PrintedItem } from '#lib/protocol/views/printing.ts';

/** One day as a table: rooms across, times down. */
export interface ProgrammeTable {
	/** Those that something takes place in. */
	readonly rooms: readonly Room[];
	readonly rows: readonly {
		/** Minutes since midnight: something begins. */
		readonly start: number;
		/** Without those that a cell of an earlier row or column covers. */
		readonly cells: readonly ProgrammeCell[];
	}[];
}

export interface ProgrammeCell {
	readonly columns: number;
	readonly rows: number;
	/** By time; several when they meet in one room; none: the room is free. */
	readonly items: readonly PrintedItem[];
}

interface Area {
	readonly first: number;
	/** The column after its last. */
	readonly end: number;
	readonly from: number;
	readonly to: number;
	readonly items: readonly PrintedItem[];
}

/** `items` of one day, by time. */
export function programmeTable(rooms: readonly Room[], items: readonly PrintedItem[]): ProgrammeTable {
	const used = rooms.filter(({ id }) => items.some(({ at }) => at.room === id));
	const areas = apart(items.map((item) => areaOf(item, used)));
	const starts = [...new Set(areas.map(({ from }) => from))].toSorted((a, b) => a - b);
	const rows = starts.map((start) => {
		const cells: ProgrammeCell[] = [];
		for (let column = 0; column < Math.max(used.length, 1); column++) {
			const area = areas.find(
				({ first, end, from, to }) => first <= column && column < end && from <= start && start < to,
			);
			if (!area) cells.push({ columns: 1, rows: 1, items: [] });
			else if (area.first === column && area.from === start)
				cells.push({
					columns: area.end - area.first,
					rows: starts.filter((time) => area.from <= time && time < area.to).length,
					items: area.items,
				});
		}
		return { start, cells };
	});
	return { rooms: used, rows };
}

function areaOf(item: PrintedItem, rooms: readonly Room[]): Area {
	const { at, minutes } = item;
	const column = at.room === EVERY_ROOM ? -1 : rooms.findIndex(({ id }) => id === at.room);
	const columns =
		column < 0 ? { first: 0, end: Math.max(rooms.length, 1) } : { first: column, end: column + 1 };
	return { ...columns, from: at.start, to: at.start + minutes, items: [item] };
}

/** Those that meet become one: in a table no cell lies over another. */
function apart(areas: readonly Area[]): readonly Area[] {
	for (const one of areas)
		for (const other of areas) if (one !== other && meet(one, other)) return apart(joined(areas, one, other));
	return areas;
}

function meet(one: Area, other: Area): boolean {
	return one.first < other.end && other.first < one.end && one.from < other.to && other.from < one.to;
}

function joined(areas: readonly Area[], one: Area, other: Area): Area[] {
	const both: Area = {
		first: Math.min(one.first, other.first),
		end: Math.max(one.end, other.end),
		from: Math.min(one.from, other.from),
		to: Math.max(one.to, other.to),
		items: [...one.items, ...other.items].toSorted((a, b) => a.at.start - b.at.start),
	};
	return [...areas.filter((area) => area !== one && area !== other), both];
}
