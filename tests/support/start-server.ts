import { nodesWanted, startCluster } from './cluster.ts';
import type { RunningServer } from './running-server.ts';
import { startNode } from './start-node.ts';

export type { RunningServer };

/**
 * Starts the built server as a process of its own, or with TABLEE_NODES as several behind a proxy, and waits for the line that
 * it listens. `entry`: server/main.ts or demo/main.ts; `preload`: a module that measures from inside.
 */
export function startServer(
	entry: string,
	env: Readonly<Record<string, string>>,
	preload?: string,
): Promise<RunningServer> {
	const nodes = nodesWanted();
	return nodes > 1 ? startCluster(entry, env, { nodes, preload }) : startNode(entry, env, preload);
}
