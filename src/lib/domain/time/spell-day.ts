import type { Language } from '../papers/paper.ts';

const LOCALES: Readonly<Record<Language, string>> = {
	fr: 'fr-FR',
	en: 'en-GB',
	ar: 'ar-u-nu-latn-ca-gregory',
	vi: 'vi-VN',
};

/** A plain day in full: « samedi 1er juin 2013 ». */
export function spellDay(day: string, language: Language): string {
	const spelled = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00.000Z`),
	);
	return language === 'fr' ? spelled.replace(/(^|\s)1(?=\s)/u, '$11er') : spelled;
}
