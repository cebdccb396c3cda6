import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { auditLedger } from '../../../server/signing/audit-ledger.ts';
import { collection } from '../../../server/storage/records.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import { newFolder } from '../../contract/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const CYCLES = Number(process.env.BACKUP_CYCLES ?? 6);
/** Cycles of one store: it grows all the time, and each of them reads it whole. */
const OF_ONE_STORE = 5;
const observations = collection<{ readonly n: number }>('observations');

test(
	'ST88 backed up under load and restored, with a kill in the middle, it is a prefix of what was acknowledged',
	{ timeout: 1_200_000 },
	async () => {
		const seed = Number(process.env.SEED ?? Date.now() % 100_000);
		let random = seed;
		const next = (below: number) => (random = (random * 48_271) % 2_147_483_647) % below;
		const home = newFolder();
		let data = join(home, 'data-0');
		let acknowledged = 0;
		let inAll = 0;
		let writer: ChildProcess | null = null;
		const totals = { writerKilled: 0, backupKilled: 0, wasWhole: 0, restored: 0 };

		async function write(): Promise<void> {
			const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), data], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			writer = child;
			const lines = createInterface({ input: child.stdout });
			lines.on('line', (line) => (acknowledged = Math.max(acknowledged, Number(line))));
			await once(lines, 'line');
		}

		onTestFinished(() => void writer?.kill('SIGKILL'));
		for (let cycle = 0; cycle < CYCLES; cycle++) {
			if (cycle > 0 && cycle % OF_ONE_STORE === 0) {
				await end(writer);
				writer = null;
				rmSync(data, { recursive: true, force: true });
				data = join(home, `data-${cycle}`);
				inAll += acknowledged;
				acknowledged = 0;
			}
			if (!writer) await write();
			const backup = join(home, `backup-${cycle}`);
			const begun = acknowledged;
			const running = run('server/backup.ts', [backup], data);
			const victim = next(3);
			const killing = setTimeout(() => {
				if (victim === 0) running.child.kill('SIGKILL');
				if (victim === 1) writer?.kill('SIGKILL');
			}, next(900));
			const code = await running.ended;
			clearTimeout(killing);
			if (victim === 1 && writer!.killed) {
				totals.writerKilled += 1;
				await end(writer);
				writer = null;
			}
			if (code !== 0) {
				totals.backupKilled += 1;
				// a folder that is there is whole, whenever its maker died
				if (!existsSync(backup)) expect(await run('server/backup.ts', [backup], data).ended).toBe(0);
				else totals.wasWhole += 1;
			}
			if (!writer) await write();
			const ended = acknowledged;
			const restored = join(home, `restored-${cycle}`);
			expect(await run('server/restore.ts', [backup], restored).ended).toBe(0);
			totals.restored += 1;

			const storage = await openSqliteStorage(join(restored, 'tablee.db'));
			const { updates } = await storage.updates.read('d');
			const rows = (await storage.ledger.head()).sequence;
			const ids = new Set<string>();
			for (let after = ''; ;) {
				const page = await storage.records.list(observations, { after });
				for (const { id } of page) ids.add(id);
				if (page.length === 0) break;
				after = page.at(-1)!.id;
			}
			let kept = 0;
			while (ids.has(String(kept + 1))) kept += 1;
			expect(kept).toBe(ids.size);
			expect(
				updates
					.map(({ bytes }) => Buffer.from(bytes).toString())
					.filter((text, at, all) => all.indexOf(text) === at),
			).toEqual(
				Array.from(
					{ length: Math.max(kept, Number(Buffer.from(updates.at(-1)!.bytes).toString())) },
					(_, n) => String(n + 1),
				),
			);
			expect(rows).toBeGreaterThanOrEqual(begun);
			expect(kept).toBeGreaterThanOrEqual(rows);
			expect(rows).toBeLessThanOrEqual(ended + 1);
			expect((await auditLedger(storage.ledger, storage.files)).problems).toEqual([]);
			await storage.close();
			const database = new DatabaseSync(join(restored, 'tablee.db'));
			expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
			expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
			database.close();
			for (const folder of [backup, restored]) rmSync(folder, { recursive: true, force: true });
		}
		console.log(
			`backup cycles: ${CYCLES}, seed ${seed}, acknowledged ${inAll + acknowledged}, ${JSON.stringify(totals)}`,
		);
	},
);

async function end(child: ChildProcess | null): Promise<void> {
	if (!child || child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGKILL');
	await once(child, 'exit');
}

function run(script: string, args: readonly string[], dataDir: string) {
	const env = { ...process.env, DATA_DIR: dataDir, MONGODB_URL: '' };
	const child = spawn(process.execPath, [script, ...args], {
		cwd: root,
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	return { child, ended: once(child, 'exit').then(([code]) => code as number | null) };
}
