import type { ReportLine } from '../board-state.ts';
import { toldCount } from '../disclosure/told-count.ts';
import type { Answer } from '../form.ts';
import { INDICATORS, isIndicator } from '../indicators.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** Visits as rows of a table. Free texts are in no export. */
export interface ExportTable {
	readonly columns: readonly ExportColumn[];
	/** One a visit, by day. */
	readonly rows: readonly ExportRow[];
}

export interface ExportColumn {
	/** Id of an indicator, or of an item of a site's own form. */
	readonly item: string;
	/** Of an estimate there are three. */
	readonly part: 'value' | 'least' | 'most' | 'method';
}

export interface ExportRow {
	readonly report: Pick<
		ReportLine,
		'id' | 'site' | 'association' | 'visitedOn' | 'visitedAt' | 'late' | 'imported'
	> & { readonly corrected: number };
	/** In the order of the columns. */
	readonly cells: readonly ExportCell[];
}

/** Null: not asked or not answered, which is no zero. `few`: too few to be said. */
export type ExportCell =
	| null
	| { readonly kind: 'number'; readonly n: number }
	| { readonly kind: 'few' }
	| { readonly kind: 'yes-no'; readonly yes: boolean }
	/** Ids of choices or of a method. */
	| { readonly kind: 'words'; readonly ids: readonly string[] };

/**
 * `treated`: small numbers about people are not said, others are rounded, as for the public; what a form of one site asks
 * by itself counts as about people.
 */
export function exportTable(reports: readonly ReportLine[], how: 'treated' | 'raw'): ExportTable {
	const items = [...new Set(reports.flatMap(({ answers }) => Object.keys(answers)))].toSorted(byPlace);
	const columns = items.flatMap((item) => {
		const first = reports.find(({ answers }) => answers[item])!.answers[item]!;
		return partsOf(first).map((part): ExportColumn => ({ item, part }));
	});
	return {
		columns,
		rows: reports
			.toSorted((one, other) => (one.visitedOn + one.id < other.visitedOn + other.id ? -1 : 1))
			.map((report) => ({
				report: {
					id: report.id,
					site: report.site,
					association: report.association,
					visitedOn: report.visitedOn,
					visitedAt: report.visitedAt,
					late: report.late,
					imported: report.imported,
					corrected: report.revisions.length,
				},
				cells: columns.map(({ item, part }) => cellOf(report.answers[item], item, part, how)),
			})),
	};
}

const KNOWN = Object.keys(INDICATORS);

/** Known indicators in their order, then a form's own items by name. */
function byPlace(one: string, other: string): number {
	const place = (item: string) => (isIndicator(item) ? KNOWN.indexOf(item) : KNOWN.length);
	return place(one) - place(other) || (one < other ? -1 : 1);
}

function partsOf(answer: Answer): readonly ExportColumn['part'][] {
	if (answer.kind === 'text') return [];
	return answer.kind === 'estimate' ? ['least', 'most', 'method'] : ['value'];
}

function cellOf(
	answer: Answer | undefined,
	item: string,
	part: ExportColumn['part'],
	how: 'treated' | 'raw',
): ExportCell {
	switch (answer?.kind) {
		case 'count':
			return part === 'value' ? numberCell(answer.n, item, how) : null;
		case 'estimate':
			if (part === 'method') return { kind: 'words', ids: [answer.method] };
			return part === 'value' ? null : numberCell(answer[part], item, how);
		case 'yes-no':
			return part === 'value' ? { kind: 'yes-no', yes: answer.yes } : null;
		case 'choice':
			return part === 'value' ? { kind: 'words', ids: answer.chosen } : null;
		default:
			return null;
	}
}

function numberCell(n: number, item: string, how: 'treated' | 'raw'): ExportCell {
	const people = !isIndicator(item) || INDICATORS[item].people;
	const told = how === 'raw' || !people ? n : toldCount(n, 'rounded', THRESHOLDS);
	return told === 'few' ? { kind: 'few' } : { kind: 'number', n: told };
}
