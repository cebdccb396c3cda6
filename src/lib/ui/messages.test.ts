import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../messages');
const AREAS = readdirSync(join(FOLDER, 'fr'));

type Messages = Record<string, unknown>;
const read = (language: string, area: string): Messages =>
	JSON.parse(readFileSync(join(FOLDER, language, area), 'utf8')) as Messages;

/** The values that a message shows, whatever its plural forms. */
function valuesOf(message: unknown): string[] {
	const names = JSON.stringify(message).match(/\{\w+\}/g) ?? [];
	return [...new Set(names)].sort();
}

/** Every text of a message: itself, or its plural forms. */
function textsOf(message: unknown): string[] {
	if (typeof message === 'string') return [message];
	const variants = message as { match: Record<string, string> }[];
	return variants.flatMap((variant) => Object.values(variant.match));
}

describe.each(AREAS)('%s', (area) => {
	const french = read('fr', area);
	const keys = Object.keys(french).filter((key) => !key.startsWith('$'));

	test.each(['en', 'ar', 'vi'])(
		'UI4 it says in %s what it says in French, with the same values',
		(language) => {
			const other = read(language, area);
			expect(Object.keys(other).sort()).toEqual(Object.keys(french).sort());
			for (const key of keys) {
				// a plural form may say a small number in words, «deux», «شخصان»
				const values = typeof other[key] === 'string' ? valuesOf(other[key]) : null;
				if (values && typeof french[key] === 'string')
					expect([key, ...values]).toEqual([key, ...valuesOf(french[key])]);
			}
		},
	);

	test('UI5 its French keeps the spaces and the apostrophe of French', () => {
		const wrong = keys.filter((key) =>
			textsOf(french[key]).some((text) => / [;!?:»]|« |[\p{L}]'|(?<![\u202f\s])[;!?](?=\s|$)/u.test(text)),
		);
		expect(wrong).toEqual([]);
	});
});
