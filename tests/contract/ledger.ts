import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger, LedgerHead } from '../../server/storage/ledger.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { AWKWARD_NAMES } from './awkward.ts';
import { rowsAfter } from './ledger-rows.ts';

const START: LedgerHead = { sequence: 0, hash: '' };

export function describeLedgerContract(name: string, open: () => Promise<Storage>): void {
	describe(`ledger of ${name}`, () => {
		let storage: Storage;
		let ledger: Ledger;
		beforeEach(async () => {
			storage = await open();
			ledger = storage.ledger;
		});
		afterEach(() => storage.close());

		test('ST21 a new chain is empty and begins at sequence 1', async () => {
			expect(await ledger.head()).toEqual(START);
			expect(await ledger.read(0)).toEqual([]);
			expect(await ledger.append(START, rowsAfter(START, 1))).toBe('appended');
			expect(await ledger.head()).toEqual({ sequence: 1, hash: 'hash 1' });
		});

		test('ST21 rows come back as they were appended, in order, from where one asks, as many as one asks', async () => {
			const rows = rowsAfter(START, 5);
			await ledger.append(START, rows);
			expect(await ledger.read(0)).toEqual(rows);
			expect(await ledger.read(3)).toEqual(rows.slice(3));
			expect(await ledger.read(1, 2)).toEqual(rows.slice(1, 3));
			expect(await ledger.read(5)).toEqual([]);
		});

		test('ST21 a reading without a limit gives 1000 rows at most', async () => {
			await ledger.append(START, rowsAfter(START, 1001));
			expect(await ledger.read(0)).toHaveLength(1000);
			expect(await ledger.read(1000)).toHaveLength(1);
		});

		test('ST22 who builds on an old head is told that the chain moved, and nothing is written', async () => {
			await ledger.append(START, rowsAfter(START, 2));
			expect(await ledger.append(START, rowsAfter(START, 1))).toBe('moved');
			const forged = { sequence: 2, hash: 'another hash' };
			expect(await ledger.append(forged, rowsAfter(forged, 1))).toBe('moved');
			const ahead = { sequence: 3, hash: 'hash 3' };
			expect(await ledger.append(ahead, rowsAfter(ahead, 1))).toBe('moved');
			expect(await ledger.head()).toEqual({ sequence: 2, hash: 'hash 2' });
		});

		test('ST22 of 50 appends at once to one head exactly one succeeds', async () => {
			const answers = await Promise.all(
				Array.from({ length: 50 }, (_, i) =>
					ledger.append(START, rowsAfter(START, 2, { type: `writer ${i}` })),
				),
			);
			expect(answers.filter((answer) => answer === 'appended')).toHaveLength(1);
			expect(answers.filter((answer) => answer === 'moved')).toHaveLength(49);
			const winner = `writer ${answers.indexOf('appended')}`;
			expect((await ledger.read(0)).map(({ type }) => type)).toEqual([winner, winner]);
		});

		test('ST23 what may happen once happens once: a taken key refuses the whole append', async () => {
			await ledger.append(START, rowsAfter(START, 1, { key: 'campaign/association' }));
			const head = await ledger.head();
			const [first, second] = rowsAfter(head, 2);
			const answer = await ledger.append(head, [first!, { ...second!, key: 'campaign/association' }]);
			expect(answer).toBe('taken');
			expect(await ledger.head()).toEqual(head);
			expect(await ledger.append(head, rowsAfter(head, 1, { key: 'campaign/other' }))).toBe('appended');
		});

		test('ST23 one append cannot take the same key twice; null is no key', async () => {
			expect(await ledger.append(START, rowsAfter(START, 2, { key: 'k' }))).toBe('taken');
			expect(await ledger.head()).toEqual(START);
			expect(await ledger.append(START, rowsAfter(START, 2, { key: null }))).toBe('appended');
		});

		test('ST24 rows with a gap, or that do not name the hash before them, are refused and nothing is written', async () => {
			const [first, second, third] = rowsAfter(START, 3);
			await expect(ledger.append(START, [first!, third!])).rejects.toThrow('does not continue');
			await expect(ledger.append(START, [second!])).rejects.toThrow('does not continue');
			await expect(ledger.append(START, [first!, first!])).rejects.toThrow('does not continue');
			await expect(ledger.append(START, [first!, { ...second!, previous: 'x' }])).rejects.toThrow(
				'does not continue',
			);
			expect(await ledger.head()).toEqual(START);
		});

		test('ST24 a row whose data were erased comes back without them', async () => {
			const rows = rowsAfter(START, 1, { salt: null, body: null });
			await ledger.append(START, rows);
			expect(await ledger.read(0)).toEqual(rows);
		});

		test.each(AWKWARD_NAMES)('ST25 %s is a key and a body like others', async (_what, awkward) => {
			const rows = rowsAfter(START, 1, { key: awkward, body: JSON.stringify({ awkward }), type: awkward });
			expect(await ledger.append(START, rows)).toBe('appended');
			expect(await ledger.read(0)).toEqual(rows);
			const head = await ledger.head();
			expect(await ledger.append(head, rowsAfter(head, 1, { key: awkward }))).toBe('taken');
		});
	});
}
