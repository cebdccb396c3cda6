import { expect, test } from 'vitest';
import type * as RefusalFile from './refusal.ts';
import { Refusal } from './refusal.ts';

test('HT24 a refusal of the server is one for the pages, which hold a copy of the class', async () => {
	const copy = './refusal.ts?copy';
	const pages = (await import(/* @vite-ignore */ copy)) as typeof RefusalFile;
	expect(pages.Refusal).not.toBe(Refusal);
	const refusal: unknown = new Refusal('conflict', 'name-taken');
	expect(refusal).toBeInstanceOf(pages.Refusal);
	expect(refusal).toMatchObject({ status: 409, code: 'conflict', reason: 'name-taken' });
});

test.each([new Error('invalid: name'), { code: 'invalid', reason: 'name' }, null, undefined, 'Refusal'])(
	'HT24 what only looks like one is none: %s',
	(thrown) => {
		expect(thrown instanceof Refusal).toBe(false);
	},
);

test('HT24 a kind of refusal is that kind only, and a refusal', () => {
	class Away extends Refusal {}
	expect(new Refusal('unavailable', 'store-away') instanceof Away).toBe(false);
	expect(new Away('unavailable', 'store-away') instanceof Away).toBe(true);
	expect(new Away('unavailable', 'store-away') instanceof Refusal).toBe(true);
});
