import { expect, test } from 'vitest';
import { INDICATORS } from '../indicators.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { publicRule, type PublicIndicator } from './public-indicators.ts';
import { publishableFrom } from './publishable-from.ts';
import { shareOf, spanOf, toldCount } from './told-count.ts';

test.each([
	[0, 0],
	[1, 'few'],
	[7, 'few'],
	[10, 'few'],
	[11, 10],
	[12, 10],
	[13, 15],
	[17, 15],
	[18, 20],
])('BD183 %d people are said as %s (protection 5)', (n, said) => {
	expect(toldCount(n, 'rounded', THRESHOLDS)).toBe(said);
});

test('BD183 a number that is said stands for every number that rounds to it', () => {
	for (let n = 0; n <= 200; n++) {
		const { from, to } = spanOf(toldCount(n, 'rounded', THRESHOLDS), 'rounded', THRESHOLDS);
		expect(from <= n && n <= to).toBe(true);
	}
});

test('BD184 of each indicator it is fixed how the public hears of it (protection 6)', () => {
	const rules = Object.keys(INDICATORS).map((name) => {
		const rule = publicRule(name as PublicIndicator);
		return [name, rule ? `${rule.how}, ${rule.where}` : 'never'];
	});
	expect(Object.fromEntries(rules)).toEqual({
		meals: 'rounded, sectors',
		present: 'rounded, sectors',
		pass: 'rounded, coast',
		minors: 'rounded, coast',
		arrests: 'rounded, coast',
		showers: 'rounded, sectors',
		clothes: 'rounded, sectors',
		volunteers: 'exact, sectors',
		hours: 'exact, sectors',
		kilometres: 'exact, sectors',
		water: 'never',
		toilets: 'never',
		rubbish: 'never',
		needs: 'never',
	});
	expect(publicRule('visits')).toEqual({ where: 'sectors', how: 'exact' });
});

test('BD185 a share is that of the numbers that are said, and of a hidden one there is none', () => {
	expect(shareOf(40, 85)).toBe(47);
	expect(shareOf('few', 85)).toBeNull();
	expect(shareOf(0, 0)).toBeNull();
});

test.each([
	['2013-01', '2013-03-03'],
	['2013-02', '2013-03-31'],
	['2012-12', '2013-01-31'],
])('BD189 %s may be published from %s on: thirty whole days after its end (protection 8)', (month, day) => {
	expect(publishableFrom(month, THRESHOLDS.publishAfterDays)).toBe(day);
});
