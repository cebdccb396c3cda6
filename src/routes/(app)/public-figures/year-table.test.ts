import { expect, test } from 'vitest';
import type { PublishedMonth, Told, ToldCount } from '#lib/domain/board/disclosure/published-month.ts';
import { drawn, isTold, sectorsOf, yearRows } from './year-table.ts';

const told = (least: ToldCount, most: ToldCount = least): Told => ({ kind: 'told', least, most });
const MAY: PublishedMonth = {
	month: '2013-05',
	version: 2,
	publishedOn: '2013-08-15',
	sectors: [1, 2],
	figures: {
		visits: { coast: told(90), sectors: { 1: told(30), 2: { kind: 'hidden' } } },
		meals: { coast: told(85), sectors: { 1: told(40), 2: { kind: 'hidden' } } },
		arrests: { coast: { kind: 'hidden' }, sectors: {} },
	},
};

test('BD185 the public reads shares of what is told, and none of what is hidden', () => {
	const may = yearRows('2013', [MAY], 'meals')[4]!;
	expect(may.sectors).toEqual([
		{ number: 1, told: told(40), share: 47 },
		{ number: 2, told: { kind: 'hidden' }, share: null },
	]);
});

test('BD179 beside each month of a public figure stands the effort that is told', () => {
	const rows = yearRows('2013', [MAY], 'meals');
	expect(rows).toHaveLength(12);
	expect(rows[4]!.effort).toEqual({ visits: told(90) });
	expect([rows[3]!.coast, rows[3]!.effort]).toEqual([null, {}]);
});

test('BD183 what is told in words only is not drawn', () => {
	expect(drawn(told(10, 45))).toEqual({ least: 10, most: 45 });
	for (const other of [
		told('few'),
		told('few', 15),
		{ kind: 'hidden' } as const,
		{ kind: 'no-visit' } as const,
		null,
	])
		expect(drawn(other)).toBeNull();
});

test('BD184 a figure that no month tells is not shown at all', () => {
	expect(['meals', 'visits', 'arrests', 'showers'].map((each) => isTold([MAY], each as 'meals'))).toEqual([
		true,
		true,
		false,
		false,
	]);
	expect(sectorsOf([MAY], 'arrests')).toEqual([]);
});
