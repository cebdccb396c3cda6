import type { Collection, Page, Records, Stored } from '../storage/records.ts';

/** All records under a key of an index, however many pages they are. */
export function findAll<V>(
	records: Records,
	from: Collection<V>,
	index: string,
	key: string,
): Promise<Stored<V>[]> {
	return pages((page) => records.find(from, index, key, page));
}

export function listAll<V>(records: Records, from: Collection<V>): Promise<Stored<V>[]> {
	return pages((page) => records.list(from, page));
}

const LARGEST_PAGE = 1000;

async function pages<V>(read: (page: Page) => Promise<readonly Stored<V>[]>): Promise<Stored<V>[]> {
	const all: Stored<V>[] = [];
	for (;;) {
		const last = all.at(-1);
		const page = await read(last ? { after: last.id } : {});
		all.push(...page);
		if (page.length < LARGEST_PAGE) return all;
	}
}
