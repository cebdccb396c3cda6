import { expect, test } from 'vitest';
import { createJournal, type JournalStorage } from './journal.ts';

function storage(limit = Infinity): JournalStorage & { readonly items: Map<string, string> } {
	const items = new Map<string, string>();
	return {
		items,
		get length() {
			return items.size;
		},
		key: (i) => [...items.keys()][i] ?? null,
		getItem: (key) => items.get(key) ?? null,
		removeItem: (key) => void items.delete(key),
		setItem(key, value) {
			if (items.size >= limit) throw new DOMException('full', 'QuotaExceededError');
			items.set(key, value);
		},
	};
}

const bytes = (...numbers: number[]) => new Uint8Array(numbers);

test('SY52 what was written and not confirmed is there for the next page, byte for byte', () => {
	const kept = storage();
	const before = createJournal(kept, 'p:', 'one');
	before.confirm(before.write(bytes(1, 2)));
	before.write(bytes(0, 255, 3));
	before.write(bytes(4));
	const after = createJournal(kept, 'p:', 'two');
	expect(after.leftovers().updates).toEqual([bytes(0, 255, 3), bytes(4)]);
	after.leftovers().clear();
	expect(kept.items.size).toBe(0);
});

test('SY52 a page does not take its own entries, nor those of another text, for leftovers', () => {
	const kept = storage();
	const page = createJournal(kept, 'p:', 'one');
	page.write(bytes(1));
	createJournal(kept, 'q:', 'one').write(bytes(2));
	expect(page.leftovers().updates).toEqual([]);
});

test('SY52 confirming one edit keeps those written after it', () => {
	const kept = storage();
	const page = createJournal(kept, 'p:', 'one');
	const first = page.write(bytes(1));
	page.write(bytes(2));
	page.confirm(first);
	expect([...kept.items.values()]).toHaveLength(1);
});

test('SY52 a full or forbidden storage breaks nothing', () => {
	const page = createJournal(storage(0), 'p:', 'one');
	page.confirm(page.write(bytes(1)));
	expect(page.leftovers().updates).toEqual([]);
});
