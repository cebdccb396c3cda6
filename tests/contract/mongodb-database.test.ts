import type { CommandStartedEvent } from 'mongodb';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { connect, databaseIn } from '../../server/storage/mongodb/connect.ts';
import { createMongoFiles } from '../../server/storage/mongodb/files.ts';
import { createMongoLedger } from '../../server/storage/mongodb/ledger.ts';
import { openMongoStorage } from '../../server/storage/mongodb/open.ts';
import { createMongoPublishedReader, createMongoPublishing } from '../../server/storage/mongodb/published.ts';
import { createMongoRecords } from '../../server/storage/mongodb/records.ts';
import { createMongoUpdateLog } from '../../server/storage/mongodb/update-log.ts';
import { prepare, probe } from '../../server/storage/mongodb/schema.ts';
import { CorruptFile } from '../../server/storage/files.ts';
import { collection } from '../../server/storage/records.ts';
import { newDatabaseAt } from '../support/mongo-server.ts';
import { bytesOf } from './awkward.ts';
import { rowsAfter } from './ledger-rows.ts';
import { newMongoUrl, openDatabase } from './mongo-database.ts';

const AT = '2026-11-23T10:00:00.000Z';
const START = { sequence: 0, hash: '' };
const notes = collection<{ text: string }>('notes');
const MONTH: PublishedMonth = { month: '2013-01', version: 1, publishedOn: AT, sectors: [], figures: {} };
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'createIndexes']);
const READS = new Set(['find', 'aggregate']);

test('ST61 every write is sent with majority and journal, every reading with majority to the primary, whatever the address says', async (context) => {
	const url = newMongoUrl(context);
	const weaker = `${url}${url.includes('?') ? '&' : '?'}w=0&journal=false&readPreference=secondary&readConcernLevel=local`;
	const client = await connect(weaker, { monitorCommands: true, writeConcern: { w: 0 } });
	onTestFinished(() => client.close());
	const sent: CommandStartedEvent[] = [];
	client.on('commandStarted', (event) => sent.push(event));
	const database = client.db(databaseIn(url));

	await prepare(database);
	await probe(database);
	const log = createMongoUpdateLog(database);
	await log.append([{ document: 'd', bytes: new Uint8Array(9_000_000), person: null, claims: [], at: AT }]);
	await log.replaceBySnapshot('d', 1, bytesOf('snapshot'));
	await log.read('d');
	const records = createMongoRecords(database);
	await records.insert(notes, 'a', { text: '' });
	await records.replace(notes, 'a', 1, { text: 'more' });
	await records.remove(notes, 'a', 2);
	await records.list(notes);
	await createMongoLedger(database).append(START, rowsAfter(START, 2));
	await createMongoFiles(database).put(bytesOf('file'));
	await createMongoPublishing(database).put(MONTH);

	const writes = sent.filter(({ commandName }) => WRITES.has(commandName));
	const reads = sent.filter(({ commandName }) => READS.has(commandName));
	expect(new Set(writes.map(({ commandName }) => commandName))).toEqual(
		new Set(['insert', 'update', 'delete', 'createIndexes']),
	);
	for (const { command } of writes) expect(command.writeConcern).toEqual({ w: 'majority', j: true });
	expect(reads.length).toBeGreaterThan(5);
	for (const { command } of reads) {
		expect(command.readConcern).toEqual({ level: 'majority' });
		expect(command.$readPreference?.mode ?? 'primary').not.toMatch(/secondary|nearest/);
	}
}, 60_000);

describe('a database of MongoDB', () => {
	test('ST73 has its indexes from the start, and is prepared again without a change', async (context) => {
		const url = newMongoUrl(context);
		await (await openMongoStorage(url)).close();
		const database = await openDatabase(url);
		const indexes = await database.collection('records').indexes();
		const unique = indexes.filter((index) => index.unique).map(({ name }) => name);
		expect(unique).toEqual(['unique0', 'unique1', 'unique2', 'unique3']);
		await (await openMongoStorage(url)).close();
		expect(await database.collection('records').indexes()).toEqual(indexes);
	});

	test('ST73 that a newer version has written is refused and not changed', async (context) => {
		const url = newMongoUrl(context);
		const database = await openDatabase(url);
		await database.collection('settings').updateOne({ version: 1 }, { $set: { version: 2 } });
		await expect(openMongoStorage(url)).rejects.toThrow('newer version of Tablée');
		expect(await database.collection('settings').findOne({ version: 2 })).not.toBeNull();
	});

	test('ST75 keeps what is public in another one, and the public’s reader asks that one only, with its own address', async (context) => {
		const url = newMongoUrl(context);
		const [publicUrl] = [newDatabaseAt(url)];
		const storage = await openMongoStorage(url, { publicUrl });
		onTestFinished(() => storage.close());
		await storage.published.put(MONTH);
		const kept = await openDatabase(url.replace(databaseIn(url), `${databaseIn(url)}-published`));
		expect(await kept.collection('published').countDocuments({})).toBe(1);
		expect(await storage.published.reader.latest()).toEqual([]);
		const offered = await openDatabase(publicUrl);
		await createMongoPublishing(offered).put({ ...MONTH, version: 7 });
		expect(await storage.published.reader.latest()).toEqual([{ ...MONTH, version: 7 }]);
		expect(Object.keys(createMongoPublishedReader(offered))).toEqual(['latest', 'versions']);
	});

	test('ST76 keeps a key unique when another version declares the indexes in another order, or one more', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const [node, newer] = [createMongoRecords(database), createMongoRecords(database)];
		type Site = { name: string | null; series: string | null };
		const name = ({ name }: Site) => name;
		const series = ({ series }: Site) => series;
		const before = collection<Site>('sites', { unique: { name, series } });
		const after = collection<Site>('sites', { unique: { place: () => null, series, name } });
		expect(await node.insert(before, 'a', { name: 'one', series: 'x' })).toBe(true);
		expect(await newer.insert(after, 'b', { name: 'one', series: null })).toBe(false);
		expect(await newer.insert(after, 'b', { name: null, series: 'x' })).toBe(false);
		expect(await newer.insert(after, 'b', { name: 'x', series: 'one' })).toBe(true);
		expect(await node.insert(before, 'c', { name: 'x', series: null })).toBe(false);
		const tooMany = collection<Site>('sites', {
			unique: { place: () => null, series, name, fourth: () => null, fifth: () => null },
		});
		await expect(node.insert(tooMany, 'd', { name: null, series: null })).rejects.toThrow('4 unique indexes');
	});

	test('ST77 holds a value of 15 MB and refuses a larger one, which changes nothing', async (context) => {
		const records = createMongoRecords(await openDatabase(newMongoUrl(context)));
		const small = { text: 'é'.repeat(7 * 1024 * 1024) };
		expect(await records.insert(notes, 'a', small)).toBe(true);
		expect((await records.get(notes, 'a'))?.value).toEqual(small);
		const large = { text: 'é'.repeat(8 * 1024 * 1024) };
		await expect(records.replace(notes, 'a', 1, large)).rejects.toThrow(RangeError);
		await expect(records.insert(notes, 'b', large)).rejects.toThrow(RangeError);
		expect((await records.list(notes)).map(({ id, revision }) => [id, revision])).toEqual([['a', 1]]);
	}, 60_000);

	test('ST63 continues a file over several documents, and refuses one whose bytes changed or of which a part is missing', async (context) => {
		const database = await openDatabase(newMongoUrl(context));
		const files = createMongoFiles(database);
		const bytes = new Uint8Array(9 * 1024 * 1024).map((_, i) => i % 251);
		const [hash, again] = await Promise.all([files.put(bytes), files.put(bytes)]);
		expect(again).toBe(hash);
		expect(Buffer.compare((await files.get(hash))!, bytes)).toBe(0);
		await database.collection('parts').deleteOne({});
		await expect(files.get(hash)).rejects.toBeInstanceOf(CorruptFile);
		const small = await files.put(bytesOf('small'));
		await database
			.collection<{ _id: string }>('files')
			.updateOne({ _id: small }, { $set: { bytes: Buffer.from('other') } });
		await expect(files.get(small)).rejects.toBeInstanceOf(CorruptFile);
	}, 60_000);
});
