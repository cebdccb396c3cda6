import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import type { Published } from '../published.ts';

/** By month, by version. As text: what a caller does to its object later cannot reach it. */
export type KeptMonths = Map<string, Map<number, string>>;

export function createMemoryPublished(kept: KeptMonths = new Map()): Published {
	const parse = (json: string) => JSON.parse(json) as PublishedMonth;
	const inOrder = (versions: ReadonlyMap<number, string>) =>
		[...versions].toSorted(([one], [other]) => one - other).map(([, json]) => parse(json));

	return {
		async put(month) {
			const versions = kept.get(month.month) ?? new Map<number, string>();
			if (versions.has(month.version)) return false;
			kept.set(month.month, versions.set(month.version, JSON.stringify(month)));
			return true;
		},
		reader: {
			async latest() {
				return [...kept.keys()].toSorted().map((month) => inOrder(kept.get(month)!).at(-1)!);
			},
			async versions(month) {
				return inOrder(kept.get(month) ?? new Map());
			},
		},
	};
}
