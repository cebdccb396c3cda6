import { m } from '#lib/paraglide/messages.js';
import type { FiguresView } from '#lib/protocol/views/attendance.ts';
import { writeCsv } from '#lib/http/write-csv.ts';
import { gatheringKindName } from '#lib/ui/gatherings/gathering-words.ts';

/** One row a gathering, then the sums by group and kind, by kind, and in all. */
export function figuresCsv({ gatherings, groups, kinds, all, groupNames }: FiguresView): string {
	const groupName = (group: string | null) =>
		group === null ? m.figures_network() : (groupNames[group] ?? group);
	const head = [
		m.figures_day(),
		m.figures_group(),
		m.figures_kind(),
		m.figures_name(),
		m.figures_gatherings(),
		m.figures_people(),
		m.figures_associations(),
		m.figures_received(),
	];
	const rows = [
		...gatherings.map((row) => [
			row.day,
			groupName(row.group),
			gatheringKindName(row.kind),
			row.title,
			1,
			row.people,
			row.associations,
			row.received,
		]),
		...groups.map((row) => ['', groupName(row.group), gatheringKindName(row.kind), '', ...numbersOf(row)]),
		...kinds.map((row) => ['', '', gatheringKindName(row.kind), '', ...numbersOf(row)]),
		['', '', '', m.figures_all(), ...numbersOf(all)],
	];
	return writeCsv([head, ...rows]);
}

function numbersOf({ gatherings, people, associations, received }: FiguresView['all']): number[] {
	return [gatherings, people, associations, received];
}
