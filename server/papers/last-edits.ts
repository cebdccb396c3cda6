import type { StoredUpdate, UpdateLog } from '../storage/update-log.ts';

export interface LastEdit {
	readonly at: string;
	readonly person: string;
}

/**
 * The last committed edit of each document, read from its log: only what was appended since the last look is read.
 * Compaction keeps the last update of a document, so that nothing is forgotten by a restart.
 */
export function createLastEdits(log: Pick<UpdateLog, 'readSince'>) {
	const known = new Map<string, { readonly sequence: number; readonly edit: LastEdit | null }>();

	return {
		/** Null while nobody but the system has written. */
		async of(document: string): Promise<LastEdit | null> {
			const before = known.get(document) ?? { sequence: 0, edit: null };
			const updates = await log.readSince(document, before.sequence);
			const last = updates.at(-1);
			if (!last) return before.edit;
			const now = { sequence: last.sequence, edit: lastByAPerson(updates) ?? before.edit };
			// another look may have seen more meanwhile
			if (now.sequence > (known.get(document)?.sequence ?? 0)) known.set(document, now);
			return now.edit;
		},
	};
}

export type LastEdits = ReturnType<typeof createLastEdits>;

function lastByAPerson(updates: readonly StoredUpdate[]): LastEdit | null {
	const update = updates.findLast(({ person }) => person !== null);
	return update ? { at: update.at, person: update.person! } : null;
}
