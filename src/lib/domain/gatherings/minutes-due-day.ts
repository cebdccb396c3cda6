import { isPlainDay } from './plan-structure.ts';

/** Names of the months: French, English, Arabic as said in the Maghreb, the East and the Levant. */
const MONTHS: readonly (readonly string[])[] = [
	['janvier', 'january', 'يناير', 'جانفي', 'كانون الثاني'],
	['février', 'february', 'فبراير', 'فيفري', 'شباط'],
	['mars', 'march', 'مارس', 'آذار'],
	['avril', 'april', 'أبريل', 'أفريل', 'نيسان'],
	['mai', 'may', 'مايو', 'ماي', 'أيار'],
	['juin', 'june', 'يونيو', 'جوان', 'حزيران'],
	['juillet', 'july', 'يوليو', 'جويلية', 'تموز'],
	['août', 'august', 'أغسطس', 'أوت', 'آب'],
	['septembre', 'september', 'سبتمبر', 'أيلول'],
	['octobre', 'october', 'أكتوبر', 'تشرين الأول'],
	['novembre', 'november', 'نوفمبر', 'تشرين الثاني'],
	['décembre', 'december', 'ديسمبر', 'كانون الأول'],
].map((names) => names.map(fold));

/**
 * The day that somebody wrote: « 12 juin », « mercredi 1er juin 2013 », « 12/06 », « 12/06/13 », « 2013-06-12 »,
 * « 12 tháng 6 ». Without a year it is the first such day from `from` (YYYY-MM-DD) on. Null when it can't be read.
 */
export function readDueDay(written: string, from: string): string | null {
	const text = fold(written);
	const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
	if (iso) return dayOf(Number(iso[3]), Number(iso[2]), iso[1]!, from);
	const numbers = /(?<!\d)(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}|\d{2}))?(?!\d)/.exec(text);
	if (numbers) return dayOf(Number(numbers[1]), Number(numbers[2]), numbers[3], from);
	const counted = /(?<!\d)(\d{1,2})\s+thang\s+(\d{1,2})(?:\D{1,6}(\d{4}))?(?!\d)/.exec(text);
	if (counted) return dayOf(Number(counted[1]), Number(counted[2]), counted[3], from);
	for (const [, day, rest] of text.matchAll(/(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+(?=(\p{L}.*))/gu)) {
		const month = monthIn(rest!);
		if (month) return dayOf(Number(day), month, /^\D{1,24}(\d{4})(?!\d)/.exec(rest!)?.[1], from);
	}
	return null;
}

/** 1 to 12, of the words that follow a day; null: none, or as short as two of them (« jui »). */
function monthIn(rest: string): number | null {
	const [first = '', second = ''] = rest.split(/[\s.,;)]+/);
	const inFull = MONTHS.findIndex((names) => names.includes(first) || names.includes(`${first} ${second}`));
	if (inFull >= 0) return inFull + 1;
	const begun = MONTHS.flatMap((names, i) =>
		first.length >= 3 && names.some((name) => name.startsWith(first)) ? [i + 1] : [],
	);
	return begun.length === 1 ? begun[0]! : null;
}

function dayOf(day: number, month: number, year: string | undefined, from: string): string | null {
	if (year !== undefined) {
		const written = plain(year.length === 2 ? `${from.slice(0, 2)}${year}` : year, month, day);
		return isPlainDay(written) ? written : null;
	}
	const thisYear = Number(from.slice(0, 4));
	// eight years: the 29th of February may skip one leap year
	for (let ahead = 0; ahead <= 8; ahead++) {
		const coming = plain(String(thisYear + ahead), month, day);
		if (isPlainDay(coming) && coming >= from) return coming;
	}
	return null;
}

function plain(year: string, month: number, day: number): string {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Digits of every script as ASCII, no accents, no capitals, plain spaces. */
function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.trim();
}
