import { describe, expect, test } from 'vitest';
import { checkWords, type DoubtKind } from './check-words.ts';

const kinds = (text: string) => checkWords(text).map(({ kind }) => kind);

const DOUBTFUL: Readonly<Record<DoubtKind, readonly string[]>> = {
	phone: [
		'Appeler le 06 12 34 56 78 avant de venir',
		'06.12.34.56.78',
		'0612345678',
		'tél 03-28-00-00-00',
		'+33 (0)6 12 34 56 78',
		'0033612345678',
		'+44 7700 900123',
		'call 07700 900123',
		'+93 70 123 4567',
		'اتصل على ٠٦١٢٣٤٥٦٧٨',
		'رقم ٠٦ ١٢ ٣٤ ٥٦ ٧٨',
		'\u200f+٣٣ ٦ ١٢ ٣٤ ٥٦ ٧٨',
		'شماره ۰۹۱۲۳۴۵۶۷۸۹',
		'zéro six dix deux trente quatre',
		'oh seven seven zero zero nine zero',
		'le 14/05/2013, 0612345678',
		'dossier 5903012345',
	],
	email: [
		'écrire à lea.martin@example.org',
		'jean(at)example.fr',
		'karim [at] example.com',
		'sami arobase exemple.fr',
		'mail: s.k＠example.com',
		'راسلوا ahmad@example.org',
	],
	place: [
		'au 50.98712, 2.30125',
		'50,98712 2,30125',
		'٥٠٫٩٨٧١٢ ، ٢٫٣٠١٢٥',
		`50°59'12"N 2°18'05"E`,
		'50°59′ N',
		'50.98712N',
		'https://maps.example.org/?q=50.9',
		'https://www.openstreetmap.org/#map=17/50.9/2.3',
		'geo:50.98,2.30',
		'///pomme.table.vent',
		'9F26XXG2+VQ',
		'31U DS 12345 67890',
	],
	plate: [
		'camionnette AB-123-CD',
		'AB 123 CD',
		'ab-123-cd',
		'ab123cd',
		'voiture 1234 AB 59',
		'van AB12 CDE',
		'ab12cde',
		'1-ABC-234',
		'fourgon B-MW 1234',
		'immatriculée en Pologne WX 12345',
		'number plate KX 1234',
		'سيارة لوحة رقم ١٢٣٤٥٦',
	],
	name: [
		'M. Dupont est passé',
		'vu Mme X',
		'mme dupont attend',
		'Mlle Sarah',
		'monsieur Karim a froid',
		'madame Benali',
		'le docteur Ahmed',
		'Dr Martin',
		"l'imam Youssef",
		'il s’appelle ahmed',
		"elle s'appelle Rahel",
		'un garçon nommé Sami',
		'son prénom est hassan',
		'Mr Khan needs shoes',
		'mrs smith called',
		'his name is omar',
		'a man called Yonas',
		'السيد أحمد مريض',
		'السيدة فاطمة',
		'شاب اسمه كريم',
		'الدكتور سامي',
		'د. سامي',
		'أبو محمد',
		'chị Lan',
		'ông Nam',
	],
};

const HARMLESS = [
	'',
	'Deux tentes abîmées par le vent, côté route.',
	'120 repas, 35 douches, 12 couvertures',
	'10 20 30 40',
	'Le 14/05/2013 à 14 h 30',
	'Retour le 2013-05-14, puis le 2013-05-21',
	'entre 60 et 80 personnes',
	'eau à 3,5 km, bois 2.5 stères',
	'un monsieur malade, une madame enceinte',
	'de 123 à 150 tentes',
	'on 150 en tout',
	'Les CRS sont passés à 7 h',
	'l’A16 est fermée',
	'le maire et le préfet étaient absents',
	'M6 a filmé',
	'pluie, boue, plus de bois',
	'rats near the water point, 3 tents burnt',
	'40 people, 2 taps broken since 12/05',
	'we need shoes size 42 43 44',
	'Doctors of the PASS came with 2 nurses',
	'نحتاج ٢٠ بطانية و٣ خيام',
	'الماء مقطوع منذ ٣ أيام',
	'من ٦٠ إلى ٨٠ شخصا',
	'cần 20 chăn và nước',
];

describe('words are looked at before a text is kept', () => {
	for (const [kind, texts] of Object.entries(DOUBTFUL))
		test(`BD33 finds each ${kind} of the corpus`, () => {
			for (const text of texts) expect(kinds(text), text).toContain(kind);
		});

	test('BD33 says nothing about what is none', () => {
		for (const text of HARMLESS) expect(checkWords(text), text).toEqual([]);
	});

	test('BD33 shows what it found as it was written, in its order, each part once', () => {
		expect(checkWords('M. Karim, ٠٦ ١٢ ٣٤ ٥٦ ٧٨, AB-123-CD')).toEqual([
			{ kind: 'name', found: 'M. Karim' },
			{ kind: 'phone', found: '٠٦ ١٢ ٣٤ ٥٦ ٧٨' },
			{ kind: 'plate', found: 'AB-123-CD' },
		]);
	});

	test('BD33 a number hidden among marks of direction and dashes is found', () => {
		expect(kinds('06\u200e12\u202a34\u00a056\u202f78')).toEqual(['phone']);
		expect(kinds('06‑12‑34‑56‑78')).toEqual(['phone']);
	});

	test('BD33 the longest text is read in no time', () => {
		const from = performance.now();
		for (const sign of ['1', 'a', '@', '. ', "'", 'A-', '٣ ', 'zéro six '])
			checkWords(sign.repeat(500).slice(0, 500));
		// far beyond what a loop that doubles its work would need
		expect(performance.now() - from).toBeLessThan(5_000);
	});
});
