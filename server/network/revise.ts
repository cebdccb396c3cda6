import { Refusal } from '#lib/domain/refusal.ts';
import type { Collection, Records } from '../storage/records.ts';

/**
 * Replaces a record by what `change` makes of it, again when somebody else was faster. Answers the new value, or null when the
 * record is not there. `change` may throw a Refusal; answering its argument means that nothing changes.
 */
export async function revise<V>(
	records: Records,
	from: Collection<V>,
	id: string,
	change: (value: V) => V,
): Promise<V | null> {
	for (;;) {
		const stored = await records.get(from, id);
		if (!stored) return null;
		const value = change(stored.value);
		if (value === stored.value) return value;
		if (await records.replace(from, id, stored.revision, value)) return value;
		const { revision } = (await records.get(from, id)) ?? {};
		if (revision === stored.revision) throw new Refusal('conflict', 'name-taken'); // the revision stands: a unique index said no
	}
}

/** Removes a record, whatever was changed meanwhile. False when it is not there. */
export async function removeRecord<V>(records: Records, from: Collection<V>, id: string): Promise<boolean> {
	for (;;) {
		const stored = await records.get(from, id);
		if (!stored) return false;
		if (await records.remove(from, id, stored.revision)) return true;
	}
}
