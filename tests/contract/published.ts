import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import type { Published } from '../../server/storage/published.ts';
import type { Storage } from '../../server/storage/storage.ts';

const monthOf = (month: string, version: number, most = 45): PublishedMonth => ({
	month,
	version,
	publishedOn: '2013-03-02',
	sectors: [1, 2],
	figures: {
		visits: { coast: { kind: 'told', least: 31, most: 31 }, sectors: { 1: { kind: 'hidden' } } },
		meals: { coast: { kind: 'told', least: 'few', most }, sectors: {} },
	},
});

export function describePublishedContract(name: string, open: () => Promise<Storage>): void {
	describe(`published figures of ${name}`, () => {
		let storage: Storage;
		let published: Published;
		beforeEach(async () => {
			storage = await open();
			published = storage.published;
		});
		afterEach(() => storage.close());

		test('BD192 what is published comes back as it was put, the last version of each month, by month', async () => {
			expect(await published.reader.latest()).toEqual([]);
			for (const month of [monthOf('2013-02', 1), monthOf('2013-01', 1), monthOf('2013-01', 2, 50)])
				expect(await published.put(month)).toBe(true);
			expect(await published.reader.latest()).toEqual([monthOf('2013-01', 2, 50), monthOf('2013-02', 1)]);
			const versions = [monthOf('2013-01', 1), monthOf('2013-01', 2, 50)];
			expect(await published.reader.versions('2013-01')).toEqual(versions);
			expect(await published.reader.versions('2013-03')).toEqual([]);
		});

		test('BD192 what is published never changes: a second one of the same version is not kept', async () => {
			await published.put(monthOf('2013-01', 1));
			expect(await published.put(monthOf('2013-01', 1, 99))).toBe(false);
			expect(await published.reader.latest()).toEqual([monthOf('2013-01', 1)]);
		});

		test('BD192 of twenty at once one is kept', async () => {
			const answers = await Promise.all(
				Array.from({ length: 20 }, (_, n) => published.put(monthOf('2013-01', 1, n * 5))),
			);
			expect(answers.filter(Boolean)).toHaveLength(1);
			const winner = answers.indexOf(true);
			expect(await published.reader.latest()).toEqual([monthOf('2013-01', 1, winner * 5)]);
		});

		test('BD192 what is done to the figures before or after does not reach what is kept', async () => {
			const mine = { ...monthOf('2013-01', 1), sectors: [1, 2] };
			await published.put(mine);
			mine.sectors.push(3);
			((await published.reader.latest())[0]!.sectors as number[]).length = 0;
			expect(await published.reader.latest()).toEqual([monthOf('2013-01', 1)]);
		});

		test('BD193 the reader offers reading, and nothing else', () => {
			expect(Object.keys(published.reader).toSorted()).toEqual(['latest', 'versions']);
		});
	});
}
