import { ConfigError } from '../config.ts';
import { collection, type Records } from '../storage/records.ts';

/** In a store that is being filled from another: until it is whole no server may work on it. */
export interface Mark {
	/** The instance whose store is copied. */
	readonly from: string;
	readonly since: string;
}

const marks = collection<Mark>('unfinished-copy');
const ONLY = 'only';

export async function readMark(records: Records): Promise<Mark | null> {
	return (await records.get(marks, ONLY))?.value ?? null;
}

export async function putMark(records: Records, mark: Mark): Promise<void> {
	await records.insert(marks, ONLY, mark);
}

export async function removeMark(records: Records): Promise<void> {
	const stored = await records.get(marks, ONLY);
	if (stored) await records.remove(marks, ONLY, stored.revision);
}

export function isMark(record: { readonly collection: string }): boolean {
	return record.collection === marks.name;
}

/** Rejects with ConfigError when a move or a restore into this store has not come to its end. */
export async function requireFinished(records: Records): Promise<void> {
	const mark = await readMark(records);
	if (mark)
		throw new ConfigError(
			`this store is not whole: since ${mark.since} it is being filled from another one (instance ${mark.from}). ` +
				'Start the same command again to finish it, or name another store',
		);
}
