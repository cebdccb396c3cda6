import { expect, test } from 'vitest';
import { sideOfFirstLetter } from './first-letter.ts';

test.each([
	['« Bonjour »', 'ltr'],
	['12. مرحبا (PASS)', 'rtl'],
	['שלום', 'rtl'],
	['ߒߞߏ', 'rtl'],
	['Đà Nẵng', 'ltr'],
	['2013 — 14:30', null],
	['', null],
])('TX42 the first letter of %j is %s', (text, side) => {
	expect(sideOfFirstLetter(text)).toBe(side);
});
