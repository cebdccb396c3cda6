import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Outcome, Request, ToStore } from './messages.ts';
import { openConnection } from './worker/connection.ts';
import { runGroup } from './worker/group-commit.ts';
import { createOperations } from './worker/operations.ts';

/** The store's thread: owns the only connection, so that no fsync ever holds up the event loop of the server. */

if (!parentPort) throw new Error('this file is the store’s thread');
const port = parentPort;
const { file, alone } = workerData as { file: string; alone: boolean };
const connection = openConnection(file, alone);
const { reads, writes } = createOperations(connection);
const LARGEST_GROUP = 1000;

port.on('message', (first: ToStore) => {
	const { group, closing } = gather(first);
	runGroup(connection.database, group, run, answer);
	if (closing) {
		connection.close();
		port.close();
	}
});

/** Everything that arrived while the last group was being committed. */
function gather(first: ToStore): { group: Request[]; closing: boolean } {
	const group: Request[] = [];
	let message: ToStore | undefined = first;
	while (message !== undefined) {
		if (message === 'close') return { group, closing: true };
		group.push(message);
		message = group.length < LARGEST_GROUP ? receiveMessageOnPort(port)?.message : undefined;
	}
	return { group, closing: false };
}

function run({ kind, name, args }: Request): unknown {
	const operations = (kind === 'read' ? reads : writes) as Record<string, (...args: unknown[]) => unknown>;
	const operation = operations[name];
	if (!operation) throw new TypeError(`the store knows no ${kind} named ${name}`);
	return operation(...args);
}

function answer(outcomes: readonly Outcome[]): void {
	port.postMessage(outcomes);
}
