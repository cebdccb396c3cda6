import { choiceWord, INDICATOR_WORDS, METHOD_WORDS } from '#lib/board/item-words.ts';
import type { ExportCell, ExportColumn } from '#lib/domain/board/exports/export-table.ts';
import type { EstimateMethod } from '#lib/domain/board/form.ts';
import { isIndicator } from '#lib/domain/board/indicators.ts';
import { shortCode } from '#lib/domain/board/observation.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportedVisits, RawExport } from '#lib/protocol/views/exports.ts';
import { formatDate } from '#lib/ui/format-date.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

type Row = readonly (string | number)[];

/** A table of visits as rows for a spreadsheet, in the page's language; what must be known of it stands above. */
export function visitRows(visits: ExportedVisits): readonly Row[] {
	const { raw, columns, rows } = visits;
	return [
		...(raw
			? watermark(raw)
			: [[m.exports_rounded({ smallest: THRESHOLDS.smallest, step: THRESHOLDS.roundTo })]]),
		[m.exports_minimum()],
		[],
		[...fixedHeadings(raw !== null), ...columns.map(headingOf)],
		...rows.map(({ report, cells }) => [
			report.visitedOn,
			...(raw ? [report.visitedAt ?? '', shortCode(report.id)] : []),
			visits.sites[report.site]?.sector ?? '',
			visits.sites[report.site]?.name ?? report.site,
			visits.associations[report.association ?? ''] ?? '',
			marksOf(report),
			...cells.map(cellText),
		]),
	];
}

function watermark({ personName, madeAt, expiresAt, reason }: RawExport): readonly Row[] {
	const locale = getLocale();
	return [
		[m.exports_raw_mark({ name: personName, at: formatDate(madeAt, locale, 'instant') })],
		[m.exports_raw_reason({ reason })],
		[m.exports_raw_until({ day: formatDate(expiresAt, locale, 'date') })],
	];
}

function fixedHeadings(raw: boolean): readonly string[] {
	return [
		m.exports_day(),
		...(raw ? [m.exports_hour(), m.exports_code()] : []),
		m.exports_sector(),
		m.exports_site(),
		m.exports_association(),
		m.exports_marks(),
	];
}

function headingOf({ item, part }: ExportColumn): string {
	const name = isIndicator(item) ? INDICATOR_WORDS[item]() : item;
	switch (part) {
		case 'least':
			return m.exports_least({ name });
		case 'most':
			return m.exports_most({ name });
		case 'method':
			return m.exports_method({ name });
		default:
			return name;
	}
}

function marksOf({
	late,
	imported,
	corrected,
}: {
	late: boolean;
	imported: boolean;
	corrected: number;
}): string {
	return [
		late && m.exports_late(),
		imported && m.exports_imported(),
		corrected > 0 && m.exports_corrected({ count: corrected }),
	]
		.filter(Boolean)
		.join(', ');
}

/** Empty: not asked or not answered. */
function cellText(cell: ExportCell): string | number {
	switch (cell?.kind) {
		case 'number':
			return cell.n;
		case 'few':
			return m.exports_few({ smallest: THRESHOLDS.smallest });
		case 'yes-no':
			return cell.yes ? m.item_yes() : m.item_no();
		case 'words':
			return cell.ids.map(wordOf).join(', ');
		default:
			return '';
	}
}

function wordOf(id: string): string {
	return Object.hasOwn(METHOD_WORDS, id)
		? METHOD_WORDS[id as EstimateMethod]()
		: choiceWord({ id, label: {} });
}
