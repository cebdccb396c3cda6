import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDigits, readCount } from './digits.ts';
import { LARGEST_COUNT } from './form.ts';

const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
const inDigits = (signs: string, n: number) => String(n).replace(/\d/g, (digit) => signs[Number(digit)]!);

describe('counts in any digits', () => {
	test('BD30 the same number is read from Latin, Arabic-Indic and Persian digits', () => {
		fc.assert(
			fc.property(fc.nat({ max: LARGEST_COUNT }), (n) => {
				expect(readCount(String(n))).toBe(n);
				expect(readCount(inDigits(ARABIC, n))).toBe(n);
				expect(readCount(inDigits(PERSIAN, n))).toBe(n);
			}),
		);
	});

	test('BD30 spaces and marks of direction do not count, mixed digits do', () => {
		expect(readCount(' 1 200 ')).toBe(1200);
		expect(readCount('\u200f٧4\u200e')).toBe(74);
		expect(readCount('007')).toBe(7);
	});

	test('BD30 what is no count is none, and nothing is never 0', () => {
		for (const typed of ['', ' ', '-3', '3,5', '3.5', 'douze', '1e3', '٣٫٥'])
			expect(readCount(typed)).toBeNull();
		expect(readCount('٠')).toBe(0);
	});

	test('BD30 a slip of the thumb stays within what a form can hold', () => {
		expect(readCount('99999999999999999999')).toBe(LARGEST_COUNT);
	});

	test('BD30 every other sign stays at its place', () => {
		expect(plainDigits('غ ٠٦ ab ۱۲')).toBe('غ 06 ab 12');
	});
});
