import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_COUNT } from '#lib/domain/board/form.ts';
import { stepped, withBound, type Estimate } from './steps.ts';

describe('steppers', () => {
	test('BD34 start from the last visit, and count on from what stands there', () => {
		expect(stepped(null, 74, 1)).toBe(75);
		expect(stepped(null, 74, -1)).toBe(73);
		expect(stepped(12, 74, 1)).toBe(13);
		expect(stepped(null, null, 1)).toBe(1);
	});

	test('BD34 never leave what a form can hold', () => {
		expect(stepped(0, 5, -1)).toBe(0);
		expect(stepped(null, null, -1)).toBe(0);
		expect(stepped(LARGEST_COUNT, null, 1)).toBe(LARGEST_COUNT);
	});

	test('BD34 « at least » and « at most » never cross, however they are moved', () => {
		const move = fc.tuple(fc.constantFrom('least' as const, 'most' as const), fc.nat({ max: LARGEST_COUNT }));
		fc.assert(
			fc.property(fc.array(move, { minLength: 1 }), (moves) => {
				let answer: Estimate | null = null;
				for (const [bound, n] of moves) {
					answer = withBound(answer, bound, n, 'estimated')!;
					expect(answer[bound]).toBe(n);
					expect(answer.least).toBeLessThanOrEqual(answer.most);
				}
			}),
		);
	});

	test('BD34 one number alone is a count of just that, and emptied is no answer', () => {
		const one = withBound(null, 'most', 60, 'estimated');
		expect(one).toEqual({ kind: 'estimate', least: 60, most: 60, method: 'estimated' });
		expect(withBound(one, 'least', null, 'estimated')).toBeNull();
	});
});
