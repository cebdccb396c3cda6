import { daysOf, halvesOf, lastDay, readHalf } from '#lib/domain/gatherings/gathering-date.ts';
import type {
	PrintBlock,
	PrintCell,
	PrintColumn,
	PrintDocument,
	PrintLine,
} from '#lib/domain/print/print-document.ts';
import { m } from '#lib/paraglide/messages.js';
import type { SheetPerson, SignInSheet } from '#lib/protocol/views/printing.ts';
import type { DateLocale } from '#lib/ui/format-date.ts';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';
import { whenAndWhere } from './when-and-where.ts';

/** In mm: room for a signature by hand. */
export const ROW_HEIGHT = 16;
/** For whoever comes without having said so. */
export const BLANK_LINES = 10;
/** As long as those who paid for it may still ask who came. */
const YEARS_KEPT = 5;

export const SHEET_ORDERS = ['name', 'association'] as const;
export type SheetOrder = (typeof SHEET_ORDERS)[number];

/** Where a name is written by hand. */
export const DOTS = '.'.repeat(24);

const collator = new Intl.Collator('fr', { sensitivity: 'base', ignorePunctuation: true, numeric: true });

/** The *liste d’émargement*: a sheet a day, a signature a half-day. */
export function signInDocument(sheet: SignInSheet, order: SheetOrder, locale: DateLocale): PrintDocument {
	const { gathering, network } = sheet;
	const people = sheetOrder(sheet.people, order);
	const days = gathering.date ? daysOf(gathering.date) : [null];
	return {
		title: `${gathering.title} – ${m.print_sign_in({}, { locale })}`,
		language: locale,
		paper: 'a4',
		from: network,
		foot: privacyNotice(sheet, locale),
		pageNumber: m.print_page({ page: '{page}', pages: '{pages}' }, { locale }),
		blocks: [
			{
				is: 'title',
				over: m.print_sign_in({}, { locale }),
				text: gathering.title,
				deck: '',
				poster: false,
			},
			...(gathering.cancelledAt === null
				? []
				: [{ is: 'paragraph', look: 'alert', text: m.print_cancelled({}, { locale }) } as const]),
			{
				is: 'facts',
				facts: [
					...whenAndWhere(gathering, locale),
					...(sheet.organisers.length > 0
						? [{ name: m.print_organisers({}, { locale }), text: sheet.organisers.join(', ') }]
						: []),
				],
			},
			...days.flatMap((day, number) => sheetOfDay(sheet, people, day, number, locale)),
		],
	};
}

export function sheetOrder(people: readonly SheetPerson[], order: SheetOrder): readonly SheetPerson[] {
	const byName = people.toSorted((one, other) => collator.compare(one.name, other.name));
	if (order === 'name') return byName;
	// who comes for nobody stands last
	return byName.toSorted(
		(one, other) =>
			Number(one.organisation === '') - Number(other.organisation === '') ||
			collator.compare(one.organisation, other.organisation),
	);
}

/** Signatures of one day: one or two columns. Without a day, one. */
export function signatureTitles(sheet: SignInSheet, day: number, locale: DateLocale): readonly string[] {
	const halves = sheet.gathering.date ? halvesOf(sheet.gathering.date) : [];
	const parts = halves.map(readHalf).filter((half) => half.day === day);
	if (parts.length < 2) return [m.print_signature({}, { locale })];
	return parts.map(({ part }) =>
		part === 'morning'
			? m.print_signature_morning({}, { locale })
			: m.print_signature_afternoon({}, { locale }),
	);
}

/** What is done with the list, until when, and whom to ask: it lies open on a table. */
export function privacyNotice({ network, gathering, address }: SignInSheet, locale: DateLocale): string {
	const until = gathering.date && yearsLater(lastDay(gathering.date), YEARS_KEPT);
	return until
		? m.print_privacy({ network, until: plainDay(until, locale, 'date'), contact: address }, { locale })
		: m.print_privacy_no_date({ network, years: YEARS_KEPT, contact: address }, { locale });
}

function sheetOfDay(
	sheet: SignInSheet,
	people: readonly SheetPerson[],
	day: string | null,
	number: number,
	locale: DateLocale,
): readonly PrintBlock[] {
	const signatures = signatureTitles(sheet, number, locale).map((title, _, all): PrintColumn => ({
		title,
		width: all.length === 1 ? 46 : 27,
	}));
	const several = (sheet.gathering.date?.days ?? 1) > 1;
	const heading = several && day !== null ? [headingOf(plainDay(day, locale, 'day'))] : [];
	return [
		...(number > 0 ? [{ is: 'new-page' } as const] : []),
		...heading,
		{
			is: 'table',
			lines: 'all',
			rowHeight: ROW_HEIGHT,
			columns: [
				{ title: m.print_number({}, { locale }), width: 9 },
				{ title: m.print_name({}, { locale }), width: null },
				{ title: m.print_organisation({}, { locale }), width: 32 },
				{ title: m.print_role({}, { locale }), width: 22 },
				{ title: m.print_presence({}, { locale }), width: 28 },
				...signatures,
			],
			rows: [
				...people.map((person, at) => personRow(at + 1, person, signatures.length, locale)),
				...Array.from({ length: BLANK_LINES }, (_, at) =>
					blankRow(people.length + at + 1, signatures.length, locale),
				),
			],
		},
		...(sheet.gathering.kind === 'training' ? trainersOf(sheet.trainers, signatures, locale) : []),
	];
}

function personRow(
	number: number,
	person: SheetPerson,
	signatures: number,
	locale: DateLocale,
): readonly PrintCell[] {
	return [
		cell({ text: String(number) }),
		cell({ text: person.name, look: 'strong' }),
		cell({ text: person.organisation }),
		cell({ text: person.role }),
		{ lines: presenceLines(person, locale) },
		...blanks(signatures),
	];
}

function blankRow(number: number, signatures: number, locale: DateLocale): readonly PrintCell[] {
	const unknown = { mark: null, representedBy: '' };
	return [
		cell({ text: String(number) }),
		...blanks(3),
		{ lines: presenceLines(unknown, locale) },
		...blanks(signatures),
	];
}

function presenceLines(
	{ mark, representedBy }: Pick<SheetPerson, 'mark' | 'representedBy'>,
	locale: DateLocale,
): readonly PrintLine[] {
	const box = (meant: SheetPerson['mark']) => (mark === meant ? 'ticked' : 'empty');
	return [
		{ text: m.print_present({}, { locale }), box: box('present') },
		{ text: m.print_excused({}, { locale }), box: box('excused') },
		{ text: m.print_represented({}, { locale }), box: box('represented') },
		{ text: representedBy || DOTS, look: 'quiet' },
	];
}

function trainersOf(
	trainers: readonly string[],
	signatures: readonly PrintColumn[],
	locale: DateLocale,
): readonly PrintBlock[] {
	const named = trainers.length > 0 ? trainers : [''];
	return [
		headingOf(m.print_trainers({}, { locale })),
		{
			is: 'table',
			lines: 'all',
			rowHeight: ROW_HEIGHT,
			columns: [{ title: m.print_name({}, { locale }), width: null }, ...signatures],
			rows: named.map((text) => [cell({ text, look: 'strong' }), ...blanks(signatures.length)]),
		},
	];
}

function headingOf(text: string): PrintBlock {
	return { is: 'heading', text };
}

function cell(line: PrintLine): PrintCell {
	return { lines: line.text === '' ? [] : [line] };
}

function blanks(count: number): readonly PrintCell[] {
	return Array.from({ length: count }, () => ({ lines: [] }));
}

/** The same day of a later year; 29 February becomes 1 March. */
function yearsLater(day: string, years: number): string {
	const later = new Date(`${day}T00:00:00.000Z`);
	later.setUTCFullYear(later.getUTCFullYear() + years);
	return later.toISOString().slice(0, 10);
}
