import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { createMongoUpdateLog } from '../../server/storage/mongodb/update-log.ts';
import { CorruptLog, MOVED, type NewUpdate, type UpdateLog } from '../../server/storage/update-log.ts';
import { bytesOf } from './awkward.ts';
import { newMongoUrl, openDatabase } from './mongo-database.ts';
import { holdAt, withPauses, type Moment } from './mongo-pauses.ts';

const AT = '2026-11-23T10:00:00.000Z';
const LARGE = 9 * 1024 * 1024;

describe('a writer of MongoDB’s log who comes too late', () => {
	test('ST64 is told that the log moved, and nothing of it stays, although the place it asks for is free again', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const [late, other] = [createMongoUpdateLog(database), createMongoUpdateLog(database)];
		await late.append([update('a')]);
		await other.append([update('b')]);
		await other.append([update('c')]);
		await other.replaceBySnapshot('d', 3, bytesOf('abc'));
		expect(await database.collection('updates').countDocuments({})).toBe(0);
		expect(await late.append([update('lost', [9])], new Map([['d', 1]]))).toEqual([MOVED]);
		expect(await database.collection('updates').countDocuments({})).toBe(0);
		expect(await other.read('d')).toMatchObject({ updates: [], head: 3, owners: new Map() });
	});

	test('ST64 is told so also when the log was compacted over its place more than once', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const [late, other] = [createMongoUpdateLog(database), createMongoUpdateLog(database)];
		await late.append([update('a')]);
		for (const [upTo, text] of [
			[2, 'ab'],
			[3, 'abc'],
			[4, 'abcd'],
		] as const) {
			await other.append([update(text.at(-1)!)]);
			await other.replaceBySnapshot('d', upTo, bytesOf(text));
		}
		expect(await late.append([update('lost')], new Map([['d', 1]]))).toEqual([MOVED]);
		expect(await database.collection('updates').countDocuments({})).toBe(0);
		expect(await textOf(other)).toBe('abcd');
	});

	test('ST64 and named no head, is appended at the end', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const [late, other] = [createMongoUpdateLog(database), createMongoUpdateLog(database)];
		await late.append([update('a')]);
		await other.append([update('b')]);
		await other.replaceBySnapshot('d', 2, bytesOf('ab'));
		await other.append([update('c')]);
		expect(await late.append([update('d')])).toEqual([4]);
		expect(await textOf(other)).toBe('abcd');
	});

	test('ST64 is not seen by a reader who had looked at the mark before', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const other = createMongoUpdateLog(database);
		const { late, held } = await openLateWriter(database);
		await other.append([update('b')]);

		const afterMark = holdAt('after snapshots.findOne');
		const reading = createMongoUpdateLog(withPauses(database, afterMark.at)).read('d');
		await afterMark.reached;
		await other.replaceBySnapshot('d', 2, bytesOf('ab'));
		// a row in a place that was compacted, by a writer who is held up before it can look and remove it
		const writing = late.append([update('lost')], new Map([['d', 1]]));
		await held.reached;
		expect(await database.collection('updates').countDocuments({})).toBe(1);
		afterMark.release();
		expect(contentOf(await reading)).toBe('ab');
		held.release();
		expect(await writing).toEqual([MOVED]);
	});

	test('ST64 is not read while its row is still there, also where that reaches further than the snapshot', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const other = createMongoUpdateLog(database);
		const { late, held } = await openLateWriter(database);
		for (const text of ['b', 'c']) await other.append([update(text)]);
		await other.replaceBySnapshot('d', 3, bytesOf('abc'));
		const writing = late.append(
			['x', 'y', 'z'].map((text) => update(text)),
			new Map([['d', 1]]),
		);
		await held.reached;
		expect(await database.collection('updates').countDocuments({ first: 2, last: 4 })).toBe(1);
		expect(await textOf(other)).toBe('abc');
		expect(await createMongoUpdateLog(database).append([update('d')], new Map([['d', 3]]))).toEqual([4]);
		expect(await textOf(other)).toBe('abcd');
		await other.replaceBySnapshot('d', 4, bytesOf('abcd'));
		held.release();
		expect(await writing).toEqual([MOVED, MOVED, MOVED]);
		expect(await textOf(other)).toBe('abcd');
		expect(await database.collection('updates').countDocuments({})).toBe(0);
	});

	test('ST64 is told so also when another compaction passes before it looks', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const other = createMongoUpdateLog(database);
		const { late, held } = await openLateWriter(database);
		await other.append([update('b')]);
		await other.replaceBySnapshot('d', 2, bytesOf('ab'));
		const writing = late.append([update('lost')], new Map([['d', 1]]));
		await held.reached;
		await other.append([update('c')]);
		await other.replaceBySnapshot('d', 3, bytesOf('abc'));
		held.release();
		expect(await writing).toEqual([MOVED]);
		expect(await textOf(other)).toBe('abc');
	});
});

describe('a writer of MongoDB’s log whose row is compacted before it could look', () => {
	test.for([1, 2, 3])(
		'ST65 is acknowledged, and what it wrote is there once, after %i compactions',
		async (compactions, context) => {
			const database = await openDatabase(newMongoUrl(context));
			const held = holdAt('after updates.insertOne');
			const other = createMongoUpdateLog(database);
			await other.append([update('a')]);
			const writing = createMongoUpdateLog(withPauses(database, held.at)).append(
				[update('b', [5])],
				new Map([['d', 1]]),
			);
			await held.reached;
			let text = 'ab';
			await other.replaceBySnapshot('d', 2, bytesOf(text));
			for (let more = 1; more < compactions; more++) {
				await other.append([update('+')]);
				text += '+';
				await other.replaceBySnapshot('d', text.length, bytesOf(text));
			}
			held.release();
			expect(await writing).toEqual([2]);
			expect(await textOf(other)).toBe(text);
			expect((await other.read('d')).owners).toEqual(new Map([[5, 'p']]));
		},
	);
});

describe('MongoDB’s log while it is compacted', () => {
	test('ST66 a reader for whom the mark moved begins anew: it sees all of it, before or after', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const other = createMongoUpdateLog(database);
		await other.append([update('a', [1]), update('b')]);
		for (const read of ['read', 'readSince'] as const) {
			const held = holdAt('after snapshots.findOne');
			const reader = createMongoUpdateLog(withPauses(database, held.at));
			const reading = read === 'read' ? reader.read('d') : reader.readSince('d', 0);
			await held.reached;
			await other.append([update('c')]);
			const { head } = await other.read('d');
			await other.replaceBySnapshot('d', head - 1, bytesOf(`to ${head - 1}`));
			held.release();
			const found = await reading;
			const updates = 'updates' in found ? found.updates : found;
			expect(updates.map(({ sequence }) => sequence)).toEqual([head]);
		}
		expect((await other.read('d')).owners).toEqual(new Map([[1, 'p']]));
	});

	test('ST66 of two compactions at once the further one stays, whoever was first', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const other = createMongoUpdateLog(database);
		await other.append(['a', 'b', 'c'].map((text) => update(text)));
		const held = holdAt('before snapshots.insertOne');
		const compacting = createMongoUpdateLog(withPauses(database, held.at)).replaceBySnapshot(
			'd',
			2,
			bytesOf('ab'),
		);
		await held.reached;
		expect(await other.replaceBySnapshot('d', 3, bytesOf('abc'))).toBe(true);
		held.release();
		expect(await compacting).toBe(false);
		expect(await textOf(other)).toBe('abc');
	});

	test('ST67 a crash between the mark and the deleting of the rows leaves nothing double, and the next compaction deletes them', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const rows = database.collection('updates');
		const other = createMongoUpdateLog(database);
		await other.append([update('a', [1])]);
		await other.append([update('b', [2])]);
		await other.append([update('c', [3])]);
		const crashing = createMongoUpdateLog(withPauses(database, crashAt('before updates.deleteMany')));
		await expect(crashing.replaceBySnapshot('d', 2, bytesOf('ab'))).rejects.toThrow('crash');
		expect(await rows.countDocuments({})).toBe(3);
		expect(await textOf(other)).toBe('abc');
		expect([...(await other.read('d')).owners.keys()]).toEqual([1, 2, 3]);
		await other.replaceBySnapshot('d', 3, bytesOf('abc'));
		expect(await rows.countDocuments({})).toBe(0);
		expect([...(await other.read('d')).owners.keys()]).toEqual([1, 2, 3]);
	});

	test('ST67 a crash before the mark leaves everything as it was', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const other = createMongoUpdateLog(database);
		await other.append([update('a', [1])]);
		const crashing = createMongoUpdateLog(withPauses(database, crashAt('before snapshots.insertOne')));
		await expect(crashing.replaceBySnapshot('d', 1, bytesOf('A'))).rejects.toThrow('crash');
		expect(await other.read('d')).toMatchObject({ snapshot: null, snapshotUpTo: 0, head: 1 });
		expect(await textOf(other)).toBe('a');
	});

	test('ST62 a snapshot may divide what was appended together: the rest counts, until it is compacted too', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const log = createMongoUpdateLog(database);
		await log.append([update('a', [1]), update('b', [2]), update('c', [3])]);
		await log.replaceBySnapshot('d', 2, bytesOf('ab'));
		expect(await textOf(log)).toBe('abc');
		expect((await log.readSince('d', 0)).map(({ sequence }) => sequence)).toEqual([3]);
		expect([...(await log.read('d')).owners.keys()]).toEqual([1, 2, 3]);
		const another = createMongoUpdateLog(database);
		expect(await another.append([update('d')], new Map([['d', 3]]))).toEqual([4]);
		await log.replaceBySnapshot('d', 4, bytesOf('abcd'));
		expect(await database.collection('updates').countDocuments({})).toBe(0);
		expect([...(await log.read('d')).owners.keys()]).toEqual([1, 2, 3]);
	});
});

describe('what is too large for one document of MongoDB', () => {
	test('ST63 an update and a snapshot of 9 MB are continued over several, and come back bit for bit', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const log = createMongoUpdateLog(database);
		const bytes = new Uint8Array(randomBytes(LARGE));
		await log.append([{ ...update(''), bytes }, update('small')]);
		const [first, second] = (await log.read('d')).updates;
		expect(Buffer.compare(first!.bytes, bytes)).toBe(0);
		expect(second!.bytes).toEqual(bytesOf('small'));
		await log.replaceBySnapshot('d', 2, bytes);
		expect(Buffer.compare((await log.read('d')).snapshot!, bytes)).toBe(0);
		await log.replaceBySnapshot('d', 2, bytesOf('small again'));
		expect(await textOf(log)).toBe('small again');
		expect(await database.collection('parts').countDocuments({})).toBe(0);
	}, 120_000);

	test('ST63 a crash before the one document that names the parts leaves nothing to be seen', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const log = createMongoUpdateLog(database);
		await log.append([update('a')]);
		const crashing = createMongoUpdateLog(withPauses(database, crashAt('before updates.insertOne')));
		const large = { ...update(''), bytes: new Uint8Array(LARGE) };
		await expect(crashing.append([large])).rejects.toThrow('crash');
		expect(await database.collection('parts').countDocuments({})).toBe(3);
		expect(await textOf(log)).toBe('a');
		expect(await log.append([update('b')])).toEqual([2]);
	}, 60_000);
});

describe('damage in MongoDB’s log', () => {
	test.for([
		['the bytes of a row', 'updates', { bytes: Buffer.from('x') }],
		['what is said of a row', 'updates', { updates: [{ ...kept('a'), person: 'another' }] }],
		['a snapshot', 'snapshots', { bytes: Buffer.from('x') }],
	] as const)(
		'ST68 %s that changed refuses the reading of its document, and of no other',
		async ([, where, change], context) => {
			const database = await openDatabase(newMongoUrl(context));
			const log = createMongoUpdateLog(database);
			await log.append([update('a')]);
			if (where === 'snapshots') await log.replaceBySnapshot('d', 1, bytesOf('a'));
			await log.append([{ ...update('b'), document: 'other' }]);
			await database
				.collection(where)
				.updateOne(where === 'updates' ? { _id: { $lt: 'e' as never } } : {}, { $set: change });
			await expect(log.read('d')).rejects.toBeInstanceOf(CorruptLog);
			expect((await log.read('other')).updates).toHaveLength(1);
		},
	);

	test('ST68 a row that is missing, and a part, refuse the reading', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const log = createMongoUpdateLog(database);
		for (const text of ['a', 'b', 'c']) await log.append([update(text)]);
		await database.collection('updates').deleteOne({ first: 2 });
		await expect(log.read('d')).rejects.toBeInstanceOf(CorruptLog);
		await expect(log.replaceBySnapshot('d', 3, bytesOf('abc'))).rejects.toBeInstanceOf(CorruptLog);
		const large = { ...update(''), document: 'large', bytes: new Uint8Array(LARGE) };
		await log.append([large]);
		await database.collection('parts').deleteOne({});
		await expect(log.read('large')).rejects.toBeInstanceOf(CorruptLog);
	}, 60_000);
});

/** Knows a log that ends at 1, and will be held after its next insert, before it can look whether that counts. */
async function openLateWriter(database: Db) {
	const held = holdAt('after updates.insertOne');
	let isLate = false;
	const late = createMongoUpdateLog(
		withPauses(database, async (moment) => (isLate ? held.at(moment) : undefined)),
	);
	await late.append([update('a')]);
	isLate = true;
	return { late, held };
}

function update(text: string, claims: readonly number[] = []): NewUpdate {
	return { document: 'd', bytes: bytesOf(text), person: 'p', claims, at: AT };
}

function kept(text: string) {
	return { size: text.length, person: 'p', at: AT, claims: [], checksum: 0 };
}

function contentOf({ snapshot, updates }: Awaited<ReturnType<UpdateLog['read']>>): string {
	return [snapshot ?? new Uint8Array(), ...updates.map(({ bytes }) => bytes)]
		.map((bytes) => Buffer.from(bytes).toString())
		.join('');
}

async function textOf(log: UpdateLog): Promise<string> {
	return contentOf(await log.read('d'));
}

function crashAt(moment: Moment) {
	return async (now: Moment) => {
		if (now === moment) throw new Error('crash');
	};
}
