import type { TwoProcesses } from './two-processes.ts';

/** What happens in one round, to one part or to two at once. */
export interface Fault {
	readonly what: readonly Harm[];
	/** How long it lasts, in ms. */
	readonly lasts: number;
}

const HARMS = [
	'kill node 1',
	'kill node 2',
	'pause node 1',
	'pause node 2',
	'kill redis',
	'pause redis',
	'flush redis',
	'kill database',
	'pause database',
] as const;
export type Harm = (typeof HARMS)[number];

const partOf = (harm: Harm) => harm.slice(harm.indexOf(' ') + 1);

/** Half a second to six; one in fifty lasts as long as people wait at most, up to a minute. */
export function drawFault(below: (bound: number) => number): Fault {
	const first = HARMS[below(HARMS.length)]!;
	const others = HARMS.filter((harm) => partOf(harm) !== partOf(first));
	const what = below(3) === 0 ? [first, others[below(others.length)]!] : [first];
	if (below(50) === 0) return { what, lasts: 10_000 + below(50_000) };
	return { what, lasts: 500 + Math.round(5_500 * (below(1000) / 1000) ** 2) };
}

/** Begins the fault; answers what ends it. The database comes back first, and the nodes last. */
export async function harm(world: TwoProcesses, { what }: Fault): Promise<() => Promise<void>> {
	const ends = await Promise.all(what.map((one) => begin(world, one)));
	return async () => {
		for (const part of ['database', 'redis', 'node 1', 'node 2'])
			for (const [index, one] of what.entries()) if (partOf(one) === part) await ends[index]!();
	};
}

async function begin(world: TwoProcesses, one: Harm): Promise<() => Promise<void> | void> {
	const { nodes, redis, database } = world;
	const node = nodes[one.endsWith('2') ? 1 : 0];
	switch (one) {
		case 'kill node 1':
		case 'kill node 2':
			await node.kill();
			return () => node.start();
		case 'pause node 1':
		case 'pause node 2':
			node.pause();
			return () => node.resume();
		case 'kill redis':
			await redis.kill();
			return () => redis.start();
		case 'pause redis':
			redis.pause();
			return () => redis.resume();
		case 'flush redis':
			await redis.ask('FLUSHALL');
			return () => {};
		case 'kill database':
			await database.kill();
			return () => database.restart();
		case 'pause database':
			database.freeze();
			return () => database.thaw();
	}
}
