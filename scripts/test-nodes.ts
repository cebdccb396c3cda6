// npm run test:nodes: the browser suite and the scenarios that start a server, each on two nodes (TABLEE_NODES) that share a
// database and a bus, behind a proxy that sends nobody twice to the same. Arguments are given to Playwright, when there are
// any; the scenarios are left out then.
import { run } from './run-command.ts';
import { startMongoServer } from '../tests/support/mongo-server.ts';
import { hasRedis } from '../tests/support/redis-server.ts';
import seedDemo from '../tests/support/seed-demo.ts';

/** Scenarios that start a server, and are not about one machine. */
const SCENARIOS = ['from-outside', 'hostile/requests', 'hostile/receipts', 'hostile/gatherings'].map(
	(name) => `tests/scenarios/${name}.test.ts`,
);

/** What is about one process or its files, and why. */
const LEFT_OUT = [
	'scenarios/stalls: how long one process stands still',
	'scenarios/hostile/live, ending: each node counts the sockets of a person by itself, and ends by itself',
	'scenarios/hostile/operators: it chooses its own stores',
	'scenarios/operations: how one process starts, logs and ends',
	'scenarios/backup, scenarios/moving: they choose their own stores',
	'scenarios/nodes: they start their own nodes, in npm test',
];

const mongo = await startMongoServer();
if ('reason' in mongo) {
	console.log(`two nodes: skipped, ${mongo.reason}`);
} else if (hasRedis()) {
	for (const line of LEFT_OUT) console.log(`left out: ${line}`);
	const env = { MONGODB_URL: mongo.url, TABLEE_NODES: process.env.TABLEE_NODES || '2' };
	const chosen = process.argv.slice(2);
	const codes: number[] = [];
	if (chosen.length === 0) {
		await seedDemo();
		codes.push(await run('vitest', ['run', '--project', 'scenarios', ...SCENARIOS], env));
	}
	codes.push(await run('playwright', ['test', '--reporter=list', ...chosen], env));
	process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
}
if ('stop' in mongo) await mongo.stop();
