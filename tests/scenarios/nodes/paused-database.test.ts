import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { hasRedis } from '../../support/redis-server.ts';
import { until } from '../sync/support.ts';
import { randomFrom } from '../sync/random.ts';
import { openTextWriter, type Word } from './text-writer.ts';
import { startTwoProcesses, type NodeProcess } from './two-processes.ts';

/** Less than the driver waits for an answer. */
const BOUND_SECONDS = '2';

async function put(node: NodeProcess, cookie: string): Promise<readonly [number, unknown]> {
	const response = await fetch(`${node.address}/api/v1/observations/${randomUUID()}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', cookie },
		body: '{}',
	});
	return [response.status, await response.json()];
}

test.runIf(hasRedis())(
	'ND22 while the database does not answer writes are unavailable, SIGTERM ends a node with 0, and the other one recovers',
	async (context) => {
		await using world = await startTwoProcesses(0, { SHUTDOWN_SECONDS: BOUND_SECONDS });
		if (!world) return context.skip();
		const { nodes, database, network } = world;
		const cookie = await world.signIn('salam');
		const words: Word[] = [];
		const page = openTextWriter({
			nodes,
			first: 0,
			document: network.documents[0]!,
			root: 'text',
			cookie,
			below: randomFrom(1),
			account: words,
		});
		await until(() => page.provider.state.kind === 'live' && page.provider.isSaved, 'open', 30_000);
		database.freeze();
		try {
			page.type();
			const away = { error: { code: 'unavailable', message: 'store-away' } };
			for (const node of nodes) expect(await put(node, cookie)).toEqual([503, away]);
			const opened = await fetch(`${nodes[1].address}/papers`, { headers: { cookie } });
			expect(opened.status).toBe(503);
			expect(words.map(({ written }) => written)).toEqual([false]);
			expect(await nodes[0].stop()).toBe(0);
			expect(nodes[0].output()).not.toContain('process failed');
		} finally {
			database.thaw();
		}
		page.wake();
		await until(() => words[0]!.written, 'kept when it is back, by the other node', 30_000);
		// taken in, and refused for what it says only
		await expect.poll(async () => (await put(nodes[1], cookie))[0], { timeout: 30_000 }).toBe(400);
		page.leave();
	},
	120_000,
);
