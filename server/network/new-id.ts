import { randomBytes } from 'node:crypto';
import { slugOf } from '#lib/domain/network/association.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Collection, Records } from '../storage/records.ts';

/** Keeps a new named thing under a readable id: the wished one, or the slug of its name, or the slug with a few letters more. */
export async function insertNamed<V extends { readonly name: string }>(
	records: Records,
	into: Collection<V>,
	wished: string | undefined,
	make: (id: string) => V,
): Promise<V> {
	const { name } = make('');
	const slug = slugOf(name).slice(0, 56);
	const ids = wished === undefined ? [slug, freshId(slug)].filter((id) => id !== '') : [wished];
	for (const id of ids) {
		const value = make(id);
		if (await records.insert(into, id, value)) return value;
		if (!(await records.get(into, id))) throw new Refusal('conflict', 'name-taken'); // the id is free: the name is not
	}
	throw new Refusal('conflict', wished === undefined ? 'name-taken' : 'id-taken');
}

function freshId(slug: string): string {
	const random = randomBytes(4).toString('hex').slice(0, 7);
	return slug === '' ? `x${random}` : `${slug}-${random}`;
}
