import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collection, type Records } from '../../server/storage/records.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { AWKWARD_NAMES } from './awkward.ts';

interface Association {
	readonly name: string;
	readonly towns?: readonly string[];
	readonly mail?: string | null;
	readonly [more: string]: unknown;
}

/** Each test has its own collection: nothing one writes is seen by another. */
function associations(name: string) {
	return collection<Association>(name, {
		indexes: { town: ({ towns }) => towns ?? [] },
		unique: { mail: ({ mail }) => mail ?? null },
	});
}

export function describeRecordsContract(name: string, open: () => Promise<Storage>): void {
	describe(`records of ${name}`, () => {
		let storage: Storage;
		let records: Records;
		beforeAll(async () => {
			storage = await open();
			records = storage.records;
		});
		afterAll(() => storage.close());

		test('ST11 a record is inserted once; a second insert under its id writes nothing', async () => {
			const c = associations('ST11');
			expect(await records.insert(c, 'a', { name: 'first' })).toBe(true);
			expect(await records.insert(c, 'a', { name: 'second', towns: ['Lyon'] })).toBe(false);
			expect(await records.get(c, 'a')).toEqual({ id: 'a', revision: 1, value: { name: 'first' } });
			expect(await records.find(c, 'town', 'Lyon')).toEqual([]);
			expect(await records.get(c, 'b')).toBeNull();
		});

		test('ST11 of 50 inserts at once under one id exactly one succeeds', async () => {
			const c = associations('ST11 at once');
			const answers = await Promise.all(
				Array.from({ length: 50 }, (_, i) => records.insert(c, 'a', { name: `${i}` })),
			);
			expect(answers.filter(Boolean)).toHaveLength(1);
			expect((await records.get(c, 'a'))?.value.name).toBe(`${answers.indexOf(true)}`);
		});

		test('ST11 the same id in another collection is another record', async () => {
			await records.insert(associations('ST11 one'), 'a', { name: 'one' });
			expect(await records.insert(associations('ST11 two'), 'a', { name: 'two' })).toBe(true);
			expect((await records.get(associations('ST11 one'), 'a'))?.value).toEqual({ name: 'one' });
		});

		test('ST12 a replacement succeeds only at the revision it names, and counts one further', async () => {
			const c = associations('ST12');
			await records.insert(c, 'a', { name: '1' });
			expect(await records.replace(c, 'a', 1, { name: '2' })).toBe(true);
			expect(await records.replace(c, 'a', 1, { name: 'late' })).toBe(false);
			expect(await records.replace(c, 'a', 3, { name: 'early' })).toBe(false);
			expect(await records.replace(c, 'gone', 1, { name: 'gone' })).toBe(false);
			expect(await records.get(c, 'a')).toEqual({ id: 'a', revision: 2, value: { name: '2' } });
			expect(await records.get(c, 'gone')).toBeNull();
		});

		test('ST12 of 50 replacements at once of one revision exactly one succeeds', async () => {
			const c = associations('ST12 at once');
			await records.insert(c, 'a', { name: 'start' });
			const answers = await Promise.all(
				Array.from({ length: 50 }, (_, i) => records.replace(c, 'a', 1, { name: `${i}` })),
			);
			expect(answers.filter(Boolean)).toHaveLength(1);
			expect(await records.get(c, 'a')).toMatchObject({
				revision: 2,
				value: { name: `${answers.indexOf(true)}` },
			});
		});

		test('ST12 a removal succeeds only at the revision it names, and frees id and keys', async () => {
			const c = associations('ST12 removal');
			await records.insert(c, 'a', { name: 'a', towns: ['Lyon'], mail: 'a@example.org' });
			expect(await records.remove(c, 'a', 2)).toBe(false);
			expect(await records.remove(c, 'a', 1)).toBe(true);
			expect(await records.remove(c, 'a', 1)).toBe(false);
			expect(await records.get(c, 'a')).toBeNull();
			expect(await records.find(c, 'town', 'Lyon')).toEqual([]);
			expect(await records.insert(c, 'b', { name: 'b', mail: 'a@example.org' })).toBe(true);
			expect(await records.insert(c, 'a', { name: 'again' })).toBe(true);
			expect((await records.get(c, 'a'))?.revision).toBe(1);
		});

		test('ST13 of 50 inserts at once of one unique key exactly one succeeds', async () => {
			const c = associations('ST13 at once');
			const answers = await Promise.all(
				Array.from({ length: 50 }, (_, i) =>
					records.insert(c, `${i}`, { name: `${i}`, mail: 'one@example.org' }),
				),
			);
			expect(answers.filter(Boolean)).toHaveLength(1);
			expect((await records.list(c)).map(({ id }) => id)).toEqual([`${answers.indexOf(true)}`]);
		});

		test('ST13 a unique key that is taken refuses insert and replacement; then nothing is written', async () => {
			const c = associations('ST13');
			await records.insert(c, 'a', { name: 'a', mail: 'a@example.org' });
			await records.insert(c, 'b', { name: 'b', mail: 'b@example.org', towns: ['Lille'] });
			expect(await records.insert(c, 'c', { name: 'c', mail: 'a@example.org', towns: ['Metz'] })).toBe(false);
			expect(await records.replace(c, 'b', 1, { name: 'B', mail: 'a@example.org', towns: ['Metz'] })).toBe(
				false,
			);
			expect(await records.find(c, 'town', 'Metz')).toEqual([]);
			expect(await records.find(c, 'town', 'Lille')).toEqual([
				{ id: 'b', revision: 1, value: { name: 'b', mail: 'b@example.org', towns: ['Lille'] } },
			]);
		});

		test('ST13 a record may keep its own key, give it up, or have none like others', async () => {
			const c = associations('ST13 own');
			await records.insert(c, 'a', { name: 'a', mail: 'a@example.org' });
			expect(await records.replace(c, 'a', 1, { name: 'A', mail: 'a@example.org' })).toBe(true);
			expect(await records.insert(c, 'b', { name: 'b' })).toBe(true);
			expect(await records.insert(c, 'c', { name: 'c', mail: null })).toBe(true);
			expect(await records.replace(c, 'a', 2, { name: 'A' })).toBe(true);
			expect(await records.replace(c, 'b', 1, { name: 'b', mail: 'a@example.org' })).toBe(true);
			expect((await records.find(c, 'mail', 'a@example.org')).map(({ id }) => id)).toEqual(['b']);
		});

		test('ST13 the same key in another collection or index is free', async () => {
			const one = collection<Association>('ST13 one', { unique: { x: () => 'k', y: () => 'k' } });
			const two = collection<Association>('ST13 two', { unique: { x: () => 'k' } });
			expect(await records.insert(one, 'a', { name: 'a' })).toBe(true);
			expect(await records.insert(two, 'a', { name: 'a' })).toBe(true);
			expect(await records.insert(one, 'b', { name: 'b' })).toBe(false);
		});

		test('ST14 a record is found under each of its keys, and after a replacement under the new ones only', async () => {
			const c = associations('ST14');
			await records.insert(c, 'b', { name: 'b', towns: ['Lyon', 'Metz', 'Lyon'] });
			await records.insert(c, 'a', { name: 'a', towns: ['Lyon'] });
			await records.insert(c, 'c', { name: 'c' });
			expect((await records.find(c, 'town', 'Lyon')).map(({ id }) => id)).toEqual(['a', 'b']);
			await records.replace(c, 'b', 1, { name: 'b', towns: ['Metz', 'Nice'] });
			expect((await records.find(c, 'town', 'Lyon')).map(({ id }) => id)).toEqual(['a']);
			expect((await records.find(c, 'town', 'Nice')).map(({ id }) => id)).toEqual(['b']);
			expect(await records.find(c, 'town', 'lyon')).toEqual([]);
		});

		test('ST14 asking for an index that is not declared is refused', async () => {
			for (const index of ['nowhere', 'constructor', '__proto__']) {
				await expect(records.find(associations('ST14'), index, 'x')).rejects.toThrow('not declared');
			}
		});

		test('ST15 pages follow each other by id, in the order of code points, without a gap or a repetition', async () => {
			const c = associations('ST15');
			const ids = [
				'',
				'A',
				'a',
				'a\0',
				'a\0b',
				'ab',
				'é',
				'\uffee',
				'😀',
				...Array.from({ length: 30 }, (_, i) => `n${i}`),
			];
			await Promise.all(ids.map((id) => records.insert(c, id, { name: id, towns: ['Lyon'] })));
			const sorted = ids.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
			expect((await records.list(c)).map(({ id }) => id)).toEqual(sorted);
			const readers = [
				(after: string | undefined) => records.list(c, { after, limit: 7 }),
				(after: string | undefined) => records.find(c, 'town', 'Lyon', { after, limit: 7 }),
			];
			for (const read of readers) {
				const seen: string[] = [];
				for (let page = await read(undefined); page.length > 0; page = await read(seen.at(-1))) {
					expect(page.length).toBeLessThanOrEqual(7);
					seen.push(...page.map(({ id }) => id));
				}
				expect(seen).toEqual(sorted);
			}
		});

		test('ST15 a page holds at most 1000 records', async () => {
			const c = associations('ST15 large');
			await Promise.all(
				Array.from({ length: 1005 }, (_, i) => records.insert(c, `${i}`.padStart(5, '0'), { name: '' })),
			);
			expect(await records.list(c)).toHaveLength(1000);
			expect(await records.list(c, { limit: 5000 })).toHaveLength(1000);
			expect(await records.list(c, { after: '00999' })).toHaveLength(5);
			expect(await records.list(c, { limit: 0 })).toEqual([]);
		});

		test('ST16 a value comes back deeply equal, and what is done to the object later does not reach it', async () => {
			const c = associations('ST16');
			const value = {
				name: 'Les Amis de l’Étang — Ế ع 👩‍🍳 \0 \ud800',
				nested: { list: [1, -1.5, 1e21, Number.MAX_SAFE_INTEGER, null, true, '', [], {}] },
				['constructor']: 'no function',
			};
			const before = structuredClone(value);
			const inserting = records.insert(c, 'a', value);
			value.name = 'changed';
			value.nested.list.length = 0;
			await inserting;
			const first = await records.get(c, 'a');
			expect(first?.value).toEqual(before);
			(first?.value.nested as typeof value.nested).list.push('changed');
			expect((await records.get(c, 'a'))?.value).toEqual(before);
		});

		test('ST16 a key named __proto__ in a value stays a plain key', async () => {
			const c = associations('ST16 proto');
			await records.insert(c, 'a', JSON.parse('{"name":"a","__proto__":{"admin":true}}') as Association);
			const found = (await records.get(c, 'a'))?.value;
			expect(found?.admin).toBeUndefined();
			expect(Object.keys(found ?? {})).toEqual(['name', '__proto__']);
		});

		test('ST16 what is not a JSON object is refused and changes nothing', async () => {
			const c = associations('ST16 not');
			for (const value of [undefined, null, 'text', 3, ['list'], () => 1]) {
				await expect(records.insert(c, 'a', value as never)).rejects.toThrow();
			}
			expect(await records.list(c)).toEqual([]);
		});

		test.each(AWKWARD_NAMES)(
			'ST17 %s is an id, a key and a collection like others',
			async (_what, awkward) => {
				const c = associations(`ST17 ${awkward}`);
				expect(await records.insert(c, awkward, { name: awkward, towns: [awkward], mail: awkward })).toBe(
					true,
				);
				expect(await records.insert(c, 'other', { name: 'other', towns: [`${awkward}!`] })).toBe(true);
				expect(await records.insert(c, 'third', { name: 'third', mail: awkward })).toBe(false);
				const value = { name: awkward, towns: [awkward], mail: awkward };
				expect(await records.get(c, awkward)).toEqual({ id: awkward, revision: 1, value });
				expect((await records.find(c, 'town', awkward)).map(({ id }) => id)).toEqual([awkward]);
				expect(await records.replace(c, awkward, 1, value)).toBe(true);
				expect(await records.remove(c, awkward, 2)).toBe(true);
				expect((await records.list(c)).map(({ id }) => id)).toEqual(['other']);
			},
		);
	});
}
