import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/storage/storage.ts';
import { MOVED, type NewUpdate, type UpdateLog } from '../../server/storage/update-log.ts';
import { AWKWARD_NAMES, BINARIES, bytesOf } from './awkward.ts';

const AT = '2026-11-23T10:00:00.000Z';

export function describeUpdateLogContract(name: string, open: () => Promise<Storage>): void {
	describe(`update log of ${name}`, () => {
		let storage: Storage;
		let log: UpdateLog;
		beforeAll(async () => {
			storage = await open();
			log = storage.updates;
		});
		afterAll(() => storage.close());

		test('ST1 updates come back in the order of appending, with bytes, person and time', async () => {
			await log.append([update('ST1', 'a', { person: 'amina' })]);
			await log.append([
				update('ST1', 'b', { person: null }),
				update('ST1', 'c', { at: '2026-11-23T10:00:00.001Z' }),
			]);
			expect((await log.read('ST1')).updates).toEqual([
				{ sequence: expect.any(Number), bytes: bytesOf('a'), person: 'amina', at: AT },
				{ sequence: expect.any(Number), bytes: bytesOf('b'), person: null, at: AT },
				{ sequence: expect.any(Number), bytes: bytesOf('c'), person: 'p', at: '2026-11-23T10:00:00.001Z' },
			]);
		});

		test('ST1 a document nobody wrote to is an empty log', async () => {
			const empty = { snapshot: null, snapshotUpTo: 0, updates: [], head: 0, owners: new Map() };
			expect(await log.read('ST1 nobody')).toEqual(empty);
			expect(await log.readSince('ST1 nobody', 0)).toEqual([]);
		});

		test.each(BINARIES)('ST1 %s comes back bit for bit, in updates and snapshots', async (what, bytes) => {
			const document = `ST1 ${what}`;
			const [sequence = 0] = await log.append([{ ...update(document, ''), bytes }]);
			expect(same((await log.read(document)).updates[0]?.bytes, bytes)).toBe(true);
			await log.replaceBySnapshot(document, sequence, bytes);
			expect(same((await log.read(document)).snapshot, bytes)).toBe(true);
		});

		test('ST1 a view into a larger buffer is kept alone, and the buffer stays with its owner', async () => {
			const buffer = bytesOf('before-inside-after');
			const appending = log.append([{ ...update('ST1 view', ''), bytes: buffer.subarray(7, 13) }]);
			buffer.fill(0);
			await appending;
			expect((await log.read('ST1 view')).updates[0]?.bytes).toEqual(bytesOf('inside'));
			expect(buffer.byteLength).toBe(19);
		});

		test('ST1 what a reader does to its bytes changes nothing', async () => {
			await log.append([update('ST1 reader', 'kept')]);
			(await log.read('ST1 reader')).updates[0]?.bytes.fill(0);
			expect((await log.read('ST1 reader')).updates[0]?.bytes).toEqual(bytesOf('kept'));
		});

		test.each(AWKWARD_NAMES)(
			'ST1 a document, a person named %s are names like others',
			async (_what, awkward) => {
				await log.append([update(`ST1 ${awkward}`, 'x', { person: awkward })]);
				await log.append([update(awkward, 'y', { person: awkward, claims: [1] })]);
				const { updates, owners } = await log.read(awkward);
				expect(updates.map(({ bytes, person }) => [bytes, person])).toEqual([[bytesOf('y'), awkward]]);
				expect(owners).toEqual(new Map([[1, awkward]]));
			},
		);

		test('ST2 sequences are unique and rise within a document, whatever is written at once', async () => {
			const answers = await Promise.all(
				Array.from({ length: 200 }, (_, i) =>
					log.append([update('ST2', `${i}`), update('ST2 other', `${i}`)]),
				),
			);
			const sequences = answers.map(([sequence]) => Number(sequence));
			expect(new Set(sequences).size).toBe(200);
			const { updates, head } = await log.read('ST2');
			expect(updates.map(({ sequence }) => sequence)).toEqual(sequences.toSorted((a, b) => a - b));
			expect(head).toBe(Math.max(...sequences));
			for (const [i, sequence] of sequences.entries()) {
				expect(updates.find((stored) => stored.sequence === sequence)?.bytes).toEqual(bytesOf(`${i}`));
			}
		});

		test('ST2 a sequence is not given twice, even after everything was compacted', async () => {
			const [, last = 0] = await log.append([update('ST2 compacted', 'a'), update('ST2 compacted', 'b')]);
			await log.replaceBySnapshot('ST2 compacted', last, bytesOf('ab'));
			expect((await log.read('ST2 compacted')).head).toBe(last);
			const [next = 0] = await log.append([update('ST2 compacted', 'c')]);
			expect(next).toBeGreaterThan(last);
		});

		test('ST3 an append over several documents is kept whole', async () => {
			const sequences = await log.append([update('ST3 a', '1'), update('ST3 b', '2'), update('ST3 a', '3')]);
			expect(sequences).toHaveLength(3);
			expect((await texts(log, 'ST3 a')).join()).toBe('1,3');
			expect((await texts(log, 'ST3 b')).join()).toBe('2');
		});

		test('ST3 when one update of an append cannot be kept, none is, and neighbours are not disturbed', async () => {
			const before = log.append([update('ST3 before', 'x')]);
			const broken = log.append([
				update('ST3 c', '1', { claims: [7] }),
				update('ST3 d', '2', { claims: [0.5] }),
				update('ST3 c', '3'),
			]);
			const after = log.append([update('ST3 after', 'y')]);
			const outcomes = await Promise.allSettled([before, broken, after]);
			expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
			expect(await log.read('ST3 c')).toMatchObject({ updates: [], head: 0, owners: new Map() });
			expect(await log.read('ST3 d')).toMatchObject({ updates: [], head: 0, owners: new Map() });
			expect(await texts(log, 'ST3 before')).toEqual(['x']);
			expect(await texts(log, 'ST3 after')).toEqual(['y']);
		});

		test('ST10 an append that does not build on the end of a log writes nothing there, and the rest of it elsewhere', async () => {
			await log.append([update('ST10', 'a')]);
			const { head } = await log.read('ST10');
			const late = [update('ST10', 'b'), update('ST10 beside', 'c'), update('ST10', 'd', { claims: [4] })];
			expect(await log.append(late, new Map([['ST10', head - 1]]))).toEqual([MOVED, 1, MOVED]);
			expect(await texts(log, 'ST10')).toEqual(['a']);
			expect((await log.read('ST10')).owners.has(4)).toBe(false);
			expect(await log.append(late, new Map([['ST10', head]]))).toEqual([head + 1, 2, head + 2]);
			expect(await log.append([update('ST10', 'e')], new Map([['ST10', head + 9]]))).toEqual([MOVED]);
		});

		test('ST10 of many who build on the same end at once exactly one appends, also on an empty and on a compacted log', async () => {
			for (const document of ['ST10 race', 'ST10 compacted race']) {
				if (document.includes('compacted')) {
					await log.append([update(document, 'a'), update(document, 'b')]);
					await log.replaceBySnapshot(document, 2, bytesOf('ab'));
				}
				for (let round = 0; round < 5; round++) {
					const { head } = await log.read(document);
					const answers = await Promise.all(
						Array.from({ length: 20 }, (_, i) =>
							log.append([update(document, `${round} ${i}`)], new Map([[document, head]])),
						),
					);
					expect(answers.flat().filter((answer) => answer !== MOVED)).toEqual([head + 1]);
					const last = (await log.read(document)).updates.at(-1)!;
					expect(last).toMatchObject({
						sequence: head + 1,
						bytes: bytesOf(`${round} ${answers.findIndex(([answer]) => answer !== MOVED)}`),
					});
				}
			}
		});

		test('ST3 an append of nothing is nothing', async () => {
			expect(await log.append([])).toEqual([]);
		});

		test('ST4 loading gives every appended update, whoever wrote it, and a read sees the writes asked before it', async () => {
			const people = Array.from({ length: 50 }, (_, i) => `person ${i}`);
			const writing = people.map((person) => log.append([update('ST4', person, { person })]));
			const { updates } = await log.read('ST4');
			expect(updates.map(({ person }) => person)).toEqual(people);
			await Promise.all(writing);
		});

		test('ST5 a client id belongs to whoever used it first in the document, also after compaction', async () => {
			await log.append([
				update('ST5', 'a', { person: 'amina', claims: [1, 4294967295] }),
				update('ST5', 'b', { person: 'boris', claims: [1, 2] }),
				update('ST5', 'c', { person: null, claims: [3] }),
				update('ST5 elsewhere', 'd', { person: 'boris', claims: [1] }),
			]);
			const owners = new Map([
				[1, 'amina'],
				[4294967295, 'amina'],
				[2, 'boris'],
				[3, null],
			]);
			const { head, owners: found } = await log.read('ST5');
			expect(found).toEqual(owners);
			await log.replaceBySnapshot('ST5', head, bytesOf('abc'));
			expect((await log.read('ST5')).owners).toEqual(owners);
			expect((await log.read('ST5 elsewhere')).owners).toEqual(new Map([[1, 'boris']]));
		});

		test('ST6 a snapshot replaces what it reaches and nothing later, in its document only', async () => {
			const [, second = 0] = await log.append([update('ST6', 'a'), update('ST6', 'b'), update('ST6', 'c')]);
			await log.append([update('ST6 other', 'z')]);
			expect(await log.replaceBySnapshot('ST6', second, bytesOf('ab'))).toBe(true);
			const { snapshot, snapshotUpTo } = await log.read('ST6');
			expect([snapshot, snapshotUpTo]).toEqual([bytesOf('ab'), second]);
			expect(await texts(log, 'ST6')).toEqual(['c']);
			expect(await texts(log, 'ST6 other')).toEqual(['z']);
		});

		test('ST6 appends racing with snapshots are neither lost nor doubled', async () => {
			const work: Promise<unknown>[] = [];
			for (let i = 0; i < 100; i++) {
				work.push(log.append([update('ST6 race', `${i};`)]));
				if (i % 10 === 9) work.push(compact(log, 'ST6 race'));
			}
			await Promise.all(work);
			const { snapshot } = await log.read('ST6 race');
			const all = text(snapshot) + (await texts(log, 'ST6 race')).join('');
			expect(all).toBe(Array.from({ length: 100 }, (_, i) => `${i};`).join(''));
		});

		test('ST7 a snapshot that reaches less far than the one there changes nothing', async () => {
			const [first = 0, second = 0] = await log.append([
				update('ST7', 'a'),
				update('ST7', 'b'),
				update('ST7', 'c'),
			]);
			await log.replaceBySnapshot('ST7', second, bytesOf('ab'));
			expect(await log.replaceBySnapshot('ST7', first, bytesOf('a'))).toBe(false);
			expect(await log.read('ST7')).toMatchObject({ snapshot: bytesOf('ab'), snapshotUpTo: second });
			expect(await log.replaceBySnapshot('ST7', second, bytesOf('AB'))).toBe(true);
			expect(await log.read('ST7')).toMatchObject({ snapshot: bytesOf('AB'), snapshotUpTo: second });
			expect(await texts(log, 'ST7')).toEqual(['c']);
		});

		test('ST7 a snapshot of updates that do not exist yet is refused', async () => {
			const [only = 0] = await log.append([update('ST7 future', 'a')]);
			await expect(log.replaceBySnapshot('ST7 future', only + 1, bytesOf('a?'))).rejects.toThrow('ends at');
			expect(await log.read('ST7 future')).toMatchObject({ snapshot: null, head: only });
		});

		test('ST8 reading since a sequence gives the later updates only', async () => {
			const [first = 0, , third = 0] = await log.append(['a', 'b', 'c'].map((bytes) => update('ST8', bytes)));
			expect((await log.readSince('ST8', first)).map(({ bytes }) => text(bytes))).toEqual(['b', 'c']);
			expect(await log.readSince('ST8', third)).toEqual([]);
			await log.replaceBySnapshot('ST8', first, bytesOf('a'));
			expect((await log.readSince('ST8', 0)).map(({ bytes }) => text(bytes))).toEqual(['b', 'c']);
		});
	});
}

function update(document: string, bytes: string, more: Partial<NewUpdate> = {}): NewUpdate {
	return { document, bytes: bytesOf(bytes), person: 'p', claims: [], at: AT, ...more };
}

async function texts(log: UpdateLog, document: string): Promise<string[]> {
	return (await log.read(document)).updates.map(({ bytes }) => text(bytes));
}

async function compact(log: UpdateLog, document: string): Promise<void> {
	const { snapshot, updates, head } = await log.read(document);
	await log.replaceBySnapshot(
		document,
		head,
		bytesOf([snapshot, ...updates.map(({ bytes }) => bytes)].map(text).join('')),
	);
}

function text(bytes: Uint8Array | null): string {
	return Buffer.from(bytes ?? []).toString();
}

function same(found: Uint8Array | null | undefined, expected: Uint8Array): boolean {
	return found instanceof Uint8Array && Buffer.compare(found, expected) === 0;
}
