import { nodesWanted, startCluster } from './cluster.ts';
import { startNode } from './start-node.ts';

export interface RunningServer {
	readonly address: string;
	/** Of the process, or of the first of several. */
	readonly pid: number;
	/** To every process. */
	signal(name: NodeJS.Signals): void;
	/** Everything it has printed so far, both streams. */
	output(): string;
	/** SIGTERM; answers the exit code. */
	stop(): Promise<number | null>;
	/** SIGKILL: nothing is saved by it. */
	kill(): Promise<void>;
}

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
