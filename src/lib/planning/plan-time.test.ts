import { expect, test } from 'vitest';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { clockOf, minutesOfClock, sayTime } from './plan-time.ts';

test('GA63 hours of a programme are said as the language says them, and no zone shifts them', () => {
	expect([sayTime(540, 'fr'), sayTime(870, 'fr'), sayTime(5, 'fr')]).toEqual([
		'9\u00a0h',
		'14\u00a0h\u00a030',
		'0\u00a0h\u00a005',
	]);
	expect([sayTime(540, 'en'), sayTime(870, 'ar'), sayTime(1440, 'vi')]).toEqual(['09:00', '14:30', '24:00']);
	expect(minutesOfClock(clockOf(605))).toBe(605);
	expect([minutesOfClock('9 h'), minutesOfClock('')]).toEqual([null, null]);
	expect(daysLater('2013-03-30', 2)).toBe('2013-04-01');
});
