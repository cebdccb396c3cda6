import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/storage/storage.ts';

export function describeIdentityContract(name: string, open: () => Promise<Storage>): void {
	describe(`identity tables of ${name}`, () => {
		let storage: Storage;
		let options: BetterAuthOptions;
		beforeAll(async () => {
			storage = await open();
			options = optionsOver(storage);
			if ('dialect' in storage.identity) await (await getMigrations(options)).runMigrations();
		});
		afterAll(() => storage.close());

		test('ST41 who signs up can sign in, and the session is known', async () => {
			const auth = betterAuth({ ...options, emailAndPassword: { enabled: true } });
			const body = { email: 'amina@example.org', password: 'une tablée de vingt', name: 'Amina ‘Đỗ’ — عمل' };
			const { user } = await auth.api.signUpEmail({ body });
			expect(user.email).toBe('amina@example.org');
			const { headers } = await auth.api.signInEmail({ body, returnHeaders: true });
			const cookie = headers
				.getSetCookie()
				.map((line) => line.split(';')[0])
				.join('; ');
			const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
			expect(session?.user.name).toBe(body.name);
			expect(session?.session.expiresAt).toBeInstanceOf(Date);
			expect(await auth.api.getSession({ headers: new Headers() })).toBeNull();
		});

		test('ST41 a wrong password, and an address that is taken, are refused', async () => {
			const auth = betterAuth({ ...options, emailAndPassword: { enabled: true } });
			const body = { email: 'boris@example.org', password: 'une autre tablée', name: 'Boris' };
			await auth.api.signUpEmail({ body });
			await expect(auth.api.signUpEmail({ body })).rejects.toThrow();
			await expect(auth.api.signInEmail({ body: { ...body, password: 'faux' } })).rejects.toThrow();
		});

		test('ST41 a session that is closed is known no more', async () => {
			const auth = betterAuth({ ...options, emailAndPassword: { enabled: true } });
			const body = { email: 'chloe@example.org', password: 'encore une tablée', name: 'Chloé' };
			const { headers } = await auth.api.signUpEmail({ body, returnHeaders: true });
			const cookie = headers
				.getSetCookie()
				.map((line) => line.split(';')[0])
				.join('; ');
			expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).not.toBeNull();
			await auth.api.signOut({ headers: new Headers({ cookie }) });
			expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
		});
	});
}

export function optionsOver({ identity }: Storage): BetterAuthOptions {
	return {
		database: identity,
		secret: 'only for this test: thirty-two characters',
		baseURL: 'http://localhost',
		rateLimit: { enabled: true, storage: 'database' },
		logger: { disabled: true },
		telemetry: { enabled: false },
	};
}
