import { plainDigits } from './digits.ts';

/** What a text may say of somebody in particular. */
export const WORD_DOUBTS = ['phone', 'email', 'place', 'plate', 'name'] as const;
export type DoubtKind = (typeof WORD_DOUBTS)[number];

export interface WordDoubt {
	readonly kind: DoubtKind;
	/** As it was written. */
	readonly found: string;
}

/**
 * Looks in a free text for what could lead to a person or a place: telephone numbers, addresses, coordinates, plates, names
 * after a title, in French, English, Arabic and Vietnamese. It asks rather too often than too seldom: whoever wrote it
 * changes it or says that it is none. It finds signs, not meaning, and is no proof that a text names nobody.
 */
export function checkWords(text: string): readonly WordDoubt[] {
	const plain = sameLength(text);
	const taken: { readonly from: number; readonly to: number; readonly kind: DoubtKind }[] = [];
	for (const { kind, pattern, except } of PATTERNS)
		for (const match of plain.matchAll(pattern)) {
			const [found] = match;
			const [from, to] = [match.index, match.index + found.length];
			if (except?.(found) || taken.some((other) => from < other.to && other.from < to)) continue;
			taken.push({ from, to, kind });
		}
	return taken
		.sort((a, b) => a.from - b.from)
		.map(({ from, to, kind }) => ({ kind, found: text.slice(from, to).trim() }));
}

/** Plain digits and signs at the same places, so that what is found can be shown as it was written. */
function sameLength(text: string): string {
	return plainDigits(text)
		.replace(/[\u00a0\u202f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ' ')
		.replace(/[\u2010-\u2014]/g, '-')
		.replace(/[\u2019\u02bc]/g, "'")
		.replace(/\u066b/g, '.')
		.replace(/\u060c/g, ',')
		.replace(/\uff20/g, '@');
}

/** Digits as people part them, one or two signs between. */
const SEPARATED = String.raw`\d(?:[\s.\-/()_]{0,2}\d)`;
const NUMBER_WORD =
	'zéro|zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante';
const ENGLISH_DIGIT = 'zero|oh|one|two|three|four|five|six|seven|eight|nine';
const NAME = String.raw`\p{Lu}[\p{L}'-]*`;
const notBefore = String.raw`(?<![\p{L}\p{N}])`;
const notAfter = String.raw`(?![\p{L}\p{N}])`;

interface Pattern {
	readonly kind: DoubtKind;
	readonly pattern: RegExp;
	readonly except?: (found: string) => boolean;
}

// what is found first is what it is called: an address holds digits, coordinates look like a number
const PATTERNS: readonly Pattern[] = [
	{
		kind: 'email',
		pattern: /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\]|\sarobase\s)\s?[\p{L}\p{N}.-]*\p{L}[\p{L}\p{N}.-]*/giu,
	},
	{
		kind: 'place',
		// 50.9871, 2.3012
		pattern: /[-+]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSEWO]?[\s,;/]+[-+]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSEWO]?/giu,
	},
	// 50°59'12"N
	{
		kind: 'place',
		pattern: /\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d+)?\s?['′](?:\s?\d{1,2}(?:[.,]\d+)?\s?["″]|'')?\s?[NSEWO]?/giu,
	},
	// one half of a pair, with its direction
	{ kind: 'place', pattern: /\d{1,3}[.,]\d{3,}\s*°?\s*[NSEWO](?!\p{L})/gu },
	{
		kind: 'place',
		pattern:
			/(?:https?:\/\/)?(?:\S*maps\.\S+|goo\.gl\/\S+|osm\.org\/\S+|\S*openstreetmap\.org\S*|geo:[\d.,+-]+)/giu,
	},
	// what three words, plus codes, military grid
	{ kind: 'place', pattern: /\/\/\/\p{L}+\.\p{L}+\.\p{L}+/gu },
	{ kind: 'place', pattern: word('[23456789CFGHJMPQRVWX]{4,8}\\+[23456789CFGHJMPQRVWX]{2,3}', 'g') },
	{ kind: 'place', pattern: word('\\d{1,2}[C-X] ?[A-HJ-Z]{2} ?\\d{3,5} ?\\d{3,5}', 'g') },
	{
		kind: 'phone',
		pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:\+|00)\s?${SEPARATED}{6,16}${notAfter}`, 'gu'),
	},
	{
		kind: 'phone',
		pattern: new RegExp(String.raw`(?<!\d)${SEPARATED}{8,17}(?!\d)`, 'gu'),
		except: isDates,
	},
	// typed as it is said
	{ kind: 'phone', pattern: word(`z[ée]ro\\s+(?:${NUMBER_WORD})(?:[\\s-]+(?:${NUMBER_WORD})){2,}`, 'giu') },
	{ kind: 'phone', pattern: word(`(?:(?:${ENGLISH_DIGIT})[\\s-]+){5,}(?:${ENGLISH_DIGIT})`, 'giu') },
	// France since 2009, and before; Britain; Belgium; Germany
	{ kind: 'plate', pattern: word('[A-HJ-NP-TV-Z]{2}[- ]?\\d{3}[- ]?[A-HJ-NP-TV-Z]{2}', 'gu') },
	{ kind: 'plate', pattern: word('[a-hj-np-tv-z]{2}-?\\d{3}-?[a-hj-np-tv-z]{2}', 'gu') },
	{ kind: 'plate', pattern: word('\\d{2,4}[- ]?[A-Z]{2,3}[- ]?(?:\\d{2}|2[AB])', 'gu') },
	{ kind: 'plate', pattern: word('[A-Z]{2}\\d{2} ?[A-Z]{3}', 'gu') },
	{ kind: 'plate', pattern: word('[a-z]{2}\\d{2}[a-z]{3}', 'gu') },
	{ kind: 'plate', pattern: word('\\d-[A-Z]{3}-\\d{3}', 'giu') },
	{ kind: 'plate', pattern: word('[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\\d{2,4}', 'gu') },
	{
		kind: 'plate',
		pattern:
			/(?:immatricul\p{L}*|(?:licence|license|number)\s+plate|لوحة|نمرة)[^\d.]{0,16}[\p{L}\d][\p{L}\d -]{0,8}\d[\p{L}\d -]{0,6}/giu,
	},
	// after a short title any word is a name; « un monsieur malade » is nobody
	{ kind: 'name', pattern: word(`(?:mr|mme|mlle|mrs|miss|mister)\\.?\\s+\\p{L}[\\p{L}'-]*`, 'giu') },
	{ kind: 'name', pattern: word(`(?:M|MM|Ms|Me|Dr|Pr|Mr|Mme|Mlle)\\.?\\s+${NAME}\\.?`, 'gu') },
	{
		kind: 'name',
		pattern: word(
			`(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Dd]octeur|[Dd]octor|[Mm]a[îi]tre|[Ii]mam|[Aa]bb[ée]|[Pp]ère|[Ff]ather|[Ss]ister|[Bb]rother|[Ff]rère|[Ss]œur|[Oo]ncle|[Uu]ncle|[Ss]ir|[Ll]ady|[Cc]apitaine|[Bb]rigadier|[Oo]fficer)\\s+${NAME}`,
			'gu',
		),
	},
	{
		kind: 'name',
		pattern: word(
			`(?:s'appel{1,2}e(?:nt)?|m'appelle|se nomme|(?:est|son|un|une) nomm[ée]e?|surnomm[ée]e?|son pr[ée]nom(?: est)?|son nom(?: est)?|is called|(?:is|was) named|(?:his|her|my) name(?: is|'s))\\s*:?\\s*\\p{L}[\\p{L}'-]*`,
			'giu',
		),
	},
	{
		kind: 'name',
		pattern: word(`(?:[Nn]omm[ée]e?|[Pp]r[ée]nom(?:m[ée]e?)?|[Nn]amed|[Cc]alled)\\s*:?\\s+${NAME}`, 'gu'),
	},
	{
		kind: 'name',
		pattern: word(
			'(?:السيدة?|الآنسة|الأستاذة?|الدكتورة?|الشيخ|الحاج|الأخ|الأخت|المدعوة?|(?:[أا]سمه|[أا]سمها|يدعى|تدعى|يسمى)|أبو)\\s+:?\\s?[\\p{Script=Arabic}]+',
			'gu',
		),
	},
	{ kind: 'name', pattern: word('(?:د|أ)\\.\\s?[\\p{Script=Arabic}]{2,}', 'gu') },
	{
		kind: 'name',
		pattern: word(`(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|tên là)\\s+${NAME}`, 'gu'),
	},
];

function word(inside: string, flags: string): RegExp {
	return new RegExp(notBefore + `(?:${inside})` + notAfter, flags.includes('u') ? flags : `${flags}u`);
}

/** « 14/05/2013 », « 2013-05-14 », one or several. */
function isDates(found: string): boolean {
	const rest = found.replace(
		/(?<![\d/.-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/.-])/g,
		'',
	);
	return rest.replace(/\D/g, '').length < 6 && rest !== found;
}
