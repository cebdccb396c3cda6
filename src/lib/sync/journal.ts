import { fromBase64, toBase64 } from 'lib0/buffer';
import { keysOf } from './keys-of.ts';

export type JournalStorage = Pick<Storage, 'setItem' | 'getItem' | 'removeItem' | 'key' | 'length'>;

/** Characters of an update that is worth a place in the few megabytes of localStorage; a paste has IndexedDB only. */
const LONGEST = 200_000;

/**
 * The last edits, written before the next line of code runs: a reload aborts what IndexedDB has not finished. Each page
 * has its own entries, and all pages read all of them.
 */
export function createJournal(storage: JournalStorage, prefix: string, page: string) {
	let last = 0;
	const mine = new Map<number, string>();

	return {
		/** Answers the number of the entry. What does not fit is not there: IndexedDB will have it a moment later. */
		write(update: Uint8Array): number {
			last += 1;
			const key = `${prefix}${page}:${last}`;
			const text = toBase64(update);
			if (text.length > LONGEST) return last;
			try {
				storage.setItem(key, text);
				mine.set(last, key);
			} catch {
				// full, or forbidden in this browser
			}
			return last;
		},
		/** Takes out what is kept elsewhere by now. */
		confirm(upTo: number): void {
			for (const [entry, key] of mine) {
				if (entry > upTo) continue;
				mine.delete(entry);
				storage.removeItem(key);
			}
		},
		/** What any page left, with the way to take it out once it is kept elsewhere. */
		leftovers(): { readonly updates: Uint8Array[]; clear(): void } {
			const keys = keysOf(storage).filter(
				(key) => key.startsWith(prefix) && !key.startsWith(`${prefix}${page}:`),
			);
			return {
				updates: keys.map((key) => fromBase64(storage.getItem(key) ?? '')),
				clear: () => keys.forEach((key) => storage.removeItem(key)),
			};
		},
	};
}

export type Journal = ReturnType<typeof createJournal>;
