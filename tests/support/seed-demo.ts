import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD } from './demo-network.ts';
import { startNode } from './start-node.ts';

/** Playwright's global set-up: replays the year 2013 once; every spec file works on a copy, or moves it into its own database. */
export default async function seedDemo(): Promise<void> {
	const seed = join(import.meta.dirname, '../../.test-results/seed');
	rmSync(seed, { recursive: true, force: true });
	mkdirSync(seed, { recursive: true });
	const server = await startNode('demo/main.ts', { DATA_DIR: seed, DEMO_PASSWORD: PASSWORD });
	await server.stop();
}
