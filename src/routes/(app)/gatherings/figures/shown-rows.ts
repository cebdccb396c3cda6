import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { GatheringKind } from '#lib/domain/gatherings/gathering.ts';
import type { FiguresRow } from '#lib/protocol/views/attendance.ts';

/** Which of the counted gatherings a number is of. */
export interface RowsWanted {
	readonly kind?: GatheringKind | null;
	/** Empty: the network's own. */
	readonly group?: string | null;
	readonly title?: string | null;
}

export function findRows(
	rows: readonly FiguresRow[],
	{ kind, group, title }: RowsWanted,
): readonly FiguresRow[] {
	return rows.filter(
		(row) =>
			(!kind || row.kind === kind) &&
			(group === null || group === undefined || (row.group ?? '') === group) &&
			(!title || foldName(row.title) === foldName(title)),
	);
}

/** The address of the rows of one number, on this page. */
export function rowsHref(year: number, { kind, group, title }: RowsWanted): string {
	const query = new URLSearchParams({ year: String(year) });
	if (kind) query.set('kind', kind);
	if (group !== null && group !== undefined) query.set('group', group);
	if (title) query.set('title', title);
	return `?${query}#rows`;
}
