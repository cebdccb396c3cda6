import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD } from './demo-network.ts';
import { startServer } from './start-server.ts';

/** Playwright's global set-up: replays the year 2013 once; every spec file works on a copy. */
export default async function seedDemo(): Promise<void> {
	const seed = join(import.meta.dirname, '../../.test-results/seed');
	rmSync(seed, { recursive: true, force: true });
	mkdirSync(seed, { recursive: true });
	const server = await startServer('demo/main.ts', { DATA_DIR: seed, DEMO_PASSWORD: PASSWORD });
	await server.stop();
}
