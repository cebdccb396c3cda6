import { planDays } from '#lib/domain/gatherings/plan-days.ts';
import type {
	PrintBlock,
	PrintCell,
	PrintDocument,
	PrintLine,
	PrintPaper,
	PrintTable,
} from '#lib/domain/print/print-document.ts';
import type { Language } from '#lib/domain/papers/paper.ts';
import type { Room } from '#lib/domain/gatherings/plan.ts';
import { EVERY_ROOM } from '#lib/domain/gatherings/plan.ts';
import { m } from '#lib/paraglide/messages.js';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { sayTime } from '#lib/planning/plan-time.ts';
import type { Handout, PrintedItem, PrintedProgramme } from '#lib/protocol/views/printing.ts';
import { formatDate, type DateLocale } from '#lib/ui/format-date.ts';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';
import { programmeTable } from './programme-table.ts';
import { sayPeriod, whenAndWhere } from './when-and-where.ts';

/** Rooms that fit side by side on A4; more, or a smaller page, are listed by time. */
const MOST_ROOMS = 4;

/** The programme as it was released. */
export function programmeDocument(
	handout: Handout & { readonly programme: PrintedProgramme },
	paper: PrintPaper,
	locale: DateLocale,
): PrintDocument {
	const { gathering, network, address, programme } = handout;
	return {
		title: `${gathering.title} – ${m.print_programme({}, { locale })}`,
		language: locale,
		paper,
		from: network,
		foot: `${versionOf(programme, locale)}\n${address}`,
		pageNumber: m.print_page({ page: '{page}', pages: '{pages}' }, { locale }),
		blocks: [
			{
				is: 'title',
				over: m.print_programme({}, { locale }),
				text: gathering.title,
				deck: gathering.aim,
				poster: false,
			},
			...(gathering.cancelledAt === null
				? []
				: [{ is: 'paragraph', look: 'alert', text: m.print_cancelled({}, { locale }) } as const]),
			{ is: 'facts', facts: whenAndWhere(gathering, locale) },
			...programmeDays(handout, locale).flatMap(({ heading, items }): PrintBlock[] => [
				...(heading === null ? [] : [{ is: 'heading', text: heading } as const]),
				paper === 'a4' && fitsRooms(programme.rooms, items)
					? tableByRoom(programme.rooms, items, locale)
					: tableByTime(programme.rooms, items, locale),
			]),
		],
	};
}

/** «Programme n° 2, diffusé le 12 mai 2013» */
export function versionOf({ number, releasedAt }: PrintedProgramme, locale: DateLocale): string {
	return m.print_version({ number, date: formatDate(releasedAt, locale, 'date') }, { locale });
}

/** Days that something takes place on; the only one needs no heading. */
export function programmeDays(
	{ gathering, programme }: Pick<Handout, 'gathering' | 'programme'>,
	locale: DateLocale,
): readonly { readonly heading: string | null; readonly items: readonly PrintedItem[] }[] {
	const { date: first } = gathering;
	const days = [...Map.groupBy(programme?.items ?? [], ({ at }) => at.day)];
	return days.map(([day, items]) => {
		const heading =
			first && day < planDays(first)
				? plainDay(daysLater(first.day, day), locale, 'day')
				: m.print_day_number({ number: day + 1 }, { locale });
		return { heading: days.length === 1 && day === 0 ? null : heading, items };
	});
}

export function fitsRooms(rooms: readonly Room[], items: readonly PrintedItem[]): boolean {
	const used = programmeTable(rooms, items).rooms.length;
	return used > 1 && used <= MOST_ROOMS;
}

/** Who leads it, and in what language when that is not the page's. */
export function besideTitle({ by, language }: PrintedItem, locale: DateLocale): string {
	const spoken = language !== null && language !== locale ? [IN_LANGUAGE[language]({}, { locale })] : [];
	return [...by, ...spoken].join(', ');
}

const IN_LANGUAGE: Readonly<Record<Language, typeof m.print_in_fr>> = {
	fr: m.print_in_fr,
	en: m.print_in_en,
	ar: m.print_in_ar,
	vi: m.print_in_vi,
};

function tableByRoom(rooms: readonly Room[], items: readonly PrintedItem[], locale: DateLocale): PrintTable {
	const table = programmeTable(rooms, items);
	return {
		is: 'table',
		lines: 'all',
		rowHeight: null,
		columns: [
			{ title: m.print_hour({}, { locale }), width: 16 },
			...table.rooms.map(({ name }) => ({ title: name, width: null })),
		],
		rows: table.rows.map(({ start, cells }) => [
			{ lines: [{ text: sayTime(start, locale) }] },
			...cells.map((cell): PrintCell => ({
				lines: cell.items.flatMap((item) => itemLines(item, locale)),
				columns: cell.columns,
				rows: cell.rows,
				tinted: cell.items.length > 0 && cell.columns === table.rooms.length,
			})),
		]),
	};
}

function tableByTime(rooms: readonly Room[], items: readonly PrintedItem[], locale: DateLocale): PrintTable {
	return {
		is: 'table',
		lines: 'rows',
		rowHeight: null,
		columns: [
			{ title: '', width: 30 },
			{ title: '', width: null },
		],
		rows: items.map((item) => [
			{ lines: [{ text: periodOf(item, locale) }, ...quiet(roomOf(item, rooms))] },
			{ lines: [{ text: item.title, look: 'strong' }, ...quiet(besideTitle(item, locale))] },
		]),
	};
}

function itemLines(item: PrintedItem, locale: DateLocale): readonly PrintLine[] {
	return [
		{ text: item.title, look: 'strong' },
		...quiet(besideTitle(item, locale)),
		...quiet(periodOf(item, locale)),
	];
}

export function periodOf({ at, minutes }: PrintedItem, locale: DateLocale): string {
	return sayPeriod(at.start, at.start + minutes, locale);
}

/** Empty when it takes place everywhere. */
export function roomOf({ at }: PrintedItem, rooms: readonly Room[]): string {
	return at.room === EVERY_ROOM ? '' : (rooms.find(({ id }) => id === at.room)?.name ?? '');
}

function quiet(text: string): readonly PrintLine[] {
	return text === '' ? [] : [{ text, look: 'quiet' }];
}
