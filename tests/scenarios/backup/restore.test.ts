import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { startAuth } from '../../../server/identity/auth.ts';
import { readIdentitySecret } from '../../../server/identity/secret.ts';
import { readInstance } from '../../../server/instance.ts';
import { invitations } from '../../../server/network/collections.ts';
import { addressBooks } from '../../../server/gatherings/calendar/address-book.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import { newFolder } from '../../contract/temporary-folder.ts';
import { fill } from '../moving/full-store.ts';

const root = join(import.meta.dirname, '../../..');
const open = (folder: string) => openSqliteStorage(join(folder, 'tablee.db'));
let home: string, data: string, backup: string;

beforeAll(async () => {
	home = newFolder();
	[data, backup] = [join(home, 'data'), join(home, 'backup')];
	const storage = await open(data);
	await fill(storage, 10);
	const invitation = {
		email: 'a@b.org',
		name: 'A',
		association: 'x',
		role: 'member',
		invitedBy: 'p',
	} as const;
	const times = { sentAt: '2026-11-23', expiresAt: '2026-11-30', tokenHash: 'h', state: 'open' } as const;
	await storage.records.insert(invitations, 'i', { ...invitation, ...times });
	await storage.records.insert(addressBooks, 'p', { addresses: [] });
	await storage.close();
	await readIdentitySecret(join(data, 'keys'));
	expect(await run('backup', data, backup)).toMatchObject({ code: 0 });
});

test('ST89 what a backup brings back opens no door: sessions, links, invitations and calendar addresses are over', async () => {
	const target = join(home, 'restored');
	expect(await run('restore', target, backup)).toMatchObject({ code: 0 });
	const storage = await open(target);
	const auth = await startAuth({
		database: storage.identity,
		secret: 'x'.repeat(40),
		sendMagicLink: async () => {},
	});
	const { adapter } = await auth.$context;
	expect(await adapter.count({ model: 'user' })).toBe(3);
	expect(await adapter.count({ model: 'session' })).toBe(0);
	expect((await storage.records.get(invitations, 'i'))?.value.state).toBe('revoked');
	expect(await storage.records.list(addressBooks)).toEqual([]);
	await storage.close();
	expect(await readInstance(target)).toBe(await readInstance(data));
	expect(readFileSync(join(target, 'keys/identity.secret'))).toEqual(
		readFileSync(join(data, 'keys/identity.secret')),
	);
});

test('ST89 a store that is there is refused, and put aside only when asked to; one in use is not touched', async () => {
	const target = join(home, 'there');
	const storage = await open(target);
	await storage.files.put(Uint8Array.of(1));
	expect(await run('restore', target, backup)).toMatchObject({
		code: 1,
		said: expect.stringContaining('--replace'),
	});
	const busy = await run('restore', target, backup, '--replace');
	expect(busy).toMatchObject({ code: 1, said: expect.stringContaining('in use') });
	await storage.close();
	expect(await run('restore', target, backup, '--replace')).toMatchObject({ code: 0 });
	const aside = readdirSync(target).find((name) => name.startsWith('replaced-'))!;
	expect(existsSync(join(target, aside, 'tablee.db'))).toBe(true);
});

test('ST89 a backup with one byte more, or one that was never finished, is refused', async () => {
	const damaged = join(home, 'damaged');
	expect(await run('backup', data, damaged, '--without-keys')).toMatchObject({ code: 0 });
	expect(existsSync(join(damaged, 'keys'))).toBe(false);
	appendFileSync(join(damaged, 'tablee.db'), ' ');
	const target = join(home, 'never');
	expect(await run('restore', target, damaged)).toMatchObject({
		code: 1,
		said: expect.stringContaining('SHA-256'),
	});
	rmSync(join(damaged, 'backup.json'));
	expect(await run('restore', target, damaged)).toMatchObject({
		code: 1,
		said: expect.stringContaining('no finished'),
	});
	expect(existsSync(join(target, 'tablee.db'))).toBe(false);
});

function run(command: 'backup' | 'restore', dataDir: string, ...args: string[]) {
	const env = { ...process.env, DATA_DIR: dataDir, MONGODB_URL: '' };
	return promisify(execFile)(process.execPath, [`server/${command}.ts`, ...args], { cwd: root, env }).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		(problem: { code: number; stderr: string }) => ({ code: problem.code, said: problem.stderr }),
	);
}
