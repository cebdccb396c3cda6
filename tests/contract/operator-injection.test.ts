import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openMongoStorage } from '../../server/storage/mongodb/open.ts';
import { collection } from '../../server/storage/records.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { newDatabaseAt } from '../support/mongo-server.ts';
import { bytesOf } from './awkward.ts';
import { optionsOver } from './identity.ts';
import { rowsAfter } from './ledger-rows.ts';
import { newDatabaseFile } from './temporary-folder.ts';

const mongo = inject('mongo');
const STORES: readonly (readonly [name: string, open: () => Promise<Storage>])[] = [
	['sqlite', () => openSqliteStorage(newDatabaseFile())],
	...('url' in mongo ? [['mongodb', () => openMongoStorage(newDatabaseAt(mongo.url))] as const] : []),
];

const AT = '2026-11-23T10:00:00.000Z';
const people = collection<{ name: string }>('people', {
	indexes: { name: ({ name }) => [name] },
	unique: { only: ({ name }) => name },
});

/** What a parser may make of a request, where text was asked for. */
const OPERATORS: readonly (readonly [what: string, value: unknown])[] = [
	['$gt', { $gt: '' }],
	['$ne', { $ne: null }],
	['$in', { $in: ['a', 'd'] }],
	['$regex', { $regex: '.*' }],
	['a pattern', /.*/],
	['$where', { $where: 'true' }],
	['an object that says it is BSON', { _bsontype: 'Code', code: 'true' }],
	['an id that says it is BSON', { _bsontype: 'ObjectId', id: 'aaaaaaaaaaaa' }],
	['a list', [{ $ne: null }]],
	['an object that reads as text', { toString: () => 'a', toBSON: () => ({ $ne: null }) }],
];

describe.each(STORES)('values that would be operators, in %s', (_name, open) => {
	test.each(OPERATORS)('ST72 %s finds and changes nothing through any method', async (_what, operator) => {
		const storage = await open();
		onTestFinished(() => storage.close());
		const { records, updates, ledger, files, published } = storage;
		await records.insert(people, 'a', { name: 'a' });
		await updates.append([{ document: 'd', bytes: bytesOf('d'), person: 'p', claims: [], at: AT }]);
		await ledger.append({ sequence: 0, hash: '' }, rowsAfter({ sequence: 0, hash: '' }, 1));
		await files.put(bytesOf('file'));

		const evil = operator as never;
		const asked: (() => Promise<unknown>)[] = [
			() => records.get(people, evil),
			() => records.find(people, 'name', evil),
			() => records.find(people, evil, 'a'),
			() => records.list({ ...people, name: evil }),
			() => records.replace(people, evil, 1, { name: 'changed' }),
			() => records.replace(people, 'a', evil, { name: 'changed' }),
			() => records.remove(people, evil, 1),
			() => records.remove(people, 'a', evil),
			() => updates.read(evil),
			() => updates.readSince(evil, 0),
			() => updates.readSince('d', evil),
			() => updates.replaceBySnapshot(evil, 1, bytesOf('x')),
			() => updates.append([{ document: evil, bytes: bytesOf('x'), person: 'p', claims: [], at: AT }]),
			() =>
				updates.append(
					[{ document: 'd', bytes: bytesOf('x'), person: 'p', claims: [], at: AT }],
					new Map([['d', evil]]),
				),
			() => ledger.read(evil),
			() => files.get(evil),
			() => published.reader.versions(evil),
		];
		for (const ask of asked) {
			const [answer] = await Promise.allSettled([(async () => ask())()]);
			const said = answer.status === 'fulfilled' ? answer.value : null;
			const isNothing = said === null || said === false || said === 0 || isEmpty(said);
			expect(isNothing, `${ask.toString()} answered ${JSON.stringify(said)}`).toBe(true);
		}
		expect(await records.list(people)).toEqual([{ id: 'a', revision: 1, value: { name: 'a' } }]);
		expect((await updates.read('d')).updates).toHaveLength(1);
		expect(await ledger.read(0)).toHaveLength(1);
	});

	test.each(OPERATORS)('ST72 %s finds nobody among the accounts', async (_what, operator) => {
		const storage = await open();
		onTestFinished(() => storage.close());
		const options = { ...optionsOver(storage), emailAndPassword: { enabled: true } };
		if ('dialect' in storage.identity) await (await getMigrations(options)).runMigrations();
		const auth = betterAuth(options);
		const body = { email: 'amina@example.org', password: 'une tablée de vingt', name: 'Amina' };
		await auth.api.signUpEmail({ body });
		const { adapter } = await auth.$context;
		const evil = operator as never;
		const where = [{ field: 'email', value: evil }];
		const [one, several] = await Promise.allSettled([
			adapter.findOne({ model: 'user', where }),
			adapter.findMany({ model: 'user', where }),
			adapter.deleteMany({ model: 'user', where }),
		]);
		if (one.status === 'fulfilled') expect(one.value).toBeNull();
		if (several.status === 'fulfilled') expect(several.value).toEqual([]);
		expect(await adapter.count({ model: 'user' })).toBe(1);
		await expect(auth.api.signInEmail({ body: { ...body, password: evil } })).rejects.toThrow();
		await expect(auth.api.signInEmail({ body: { ...body, email: evil } })).rejects.toThrow();
	});
});

/** Of a list, or of a log. */
function isEmpty(said: unknown): boolean {
	const list = (said as { updates?: unknown[] }).updates ?? said;
	return Array.isArray(list) && list.every((entry) => entry === 0);
}
