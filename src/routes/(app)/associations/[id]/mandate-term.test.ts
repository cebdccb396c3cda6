import { expect, test } from 'vitest';
import { mandateTerm } from './mandate-term.ts';

test('NW20 a mandate stands on its first and on its last day, in Paris', () => {
	expect(mandateTerm('2026-03-01', '2026-12-31')).toEqual({
		from: '2026-02-28T23:00:00.000Z',
		to: '2026-12-31T23:00:00.000Z',
	});
});

test('NW20 also when summer time begins or ends meanwhile', () => {
	expect(mandateTerm('2026-03-29', '2026-10-25')).toEqual({
		from: '2026-03-28T23:00:00.000Z',
		to: '2026-10-25T23:00:00.000Z',
	});
});

test('NW20 without days: from now on, until withdrawn', () => {
	expect(mandateTerm('', '')).toEqual({ to: null });
});

test.each([
	['2026-13-01', ''],
	['', 'demain'],
	['01/03/2026', ''],
])('NW20 what is no day is refused: %s %s', (first, last) => {
	expect(() => mandateTerm(first, last)).toThrow('date');
});
