import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { StoreUnavailable, type Storage } from '../../../server/storage/storage.ts';
import { openHouse } from '../api/house.ts';

const FRAME = join(import.meta.dirname, '../../../src/routes/(app)/+layout.server.ts');

/** A store that is away from when it is told so. */
function openLeaving(): { storage: Storage; leave(): void } {
	const inner = openMemoryStorage();
	let isAway = false;
	const records = new Proxy(inner.records, {
		get: (target, name) =>
			isAway
				? () => Promise.reject(new StoreUnavailable(new Error('away')))
				: (Reflect.get(target, name) as unknown),
	});
	return { storage: { ...inner, records }, leave: () => (isAway = true) };
}

test('ND9 a database that goes away once it is known who asks is a page that says so with 503, not a fault', async () => {
	const { storage, leave } = openLeaving();
	const { services, enter, close } = await openHouse({ storage });
	const actor = await services.access.actorFor(await enter('salam', 'salam'));
	// by its path: only SvelteKit knows the types of its routes
	const { load } = (await import(FRAME)) as { load(event: object): Promise<unknown> };
	const event = { locals: { services, actor }, cookies: { get: () => undefined } };
	const frame = () => load(event);
	expect(await frame()).toMatchObject({ viewer: { name: 'salam', associations: ['Salam'] } });
	leave();
	await expect(frame()).rejects.toMatchObject({ status: 503, body: { code: 'unavailable' } });
	await close();
});
