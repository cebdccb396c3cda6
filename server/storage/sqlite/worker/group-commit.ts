import type { DatabaseSync } from 'node:sqlite';
import { endsTransaction, toFailure, type Failure } from '../failure.ts';
import type { Outcome, Request } from '../messages.ts';

/**
 * Runs requests in their order. From the first write on they share one transaction, so that one fsync serves them all;
 * what comes before a write needs no commit and is answered first. Each shared request has a savepoint: one that
 * fails undoes only itself. When the commit fails nothing of the group is kept.
 */
export function runGroup(
	database: DatabaseSync,
	group: readonly Request[],
	run: (request: Request) => unknown,
	answer: (outcomes: readonly Outcome[]) => void,
): void {
	const firstWrite = group.findIndex(({ kind }) => kind === 'write');
	const before = firstWrite === -1 ? group : group.slice(0, firstWrite);
	if (before.length > 0) answer(before.map((request) => attempt(request)));
	if (firstWrite !== -1) answer(commit(group.slice(firstWrite)));

	function attempt(request: Request): Outcome {
		try {
			return { id: request.id, value: run(request) };
		} catch (error) {
			return { id: request.id, failure: toFailure(error) };
		}
	}

	function attemptInSavepoint(request: Request): Outcome {
		database.exec('SAVEPOINT request');
		try {
			const value = run(request);
			database.exec('RELEASE request');
			return { id: request.id, value };
		} catch (error) {
			if (endsTransaction(error) || !database.isTransaction) throw error;
			database.exec('ROLLBACK TO request');
			database.exec('RELEASE request');
			return { id: request.id, failure: toFailure(error) };
		}
	}

	function commit(requests: readonly Request[]): Outcome[] {
		try {
			database.exec('BEGIN IMMEDIATE');
			const outcomes = requests.map(attemptInSavepoint);
			database.exec('COMMIT');
			return outcomes;
		} catch (error) {
			if (database.isTransaction) database.exec('ROLLBACK');
			const failure: Failure = { ...toFailure(error), kind: 'unavailable', message: String(error) };
			// Reads of the group saw writes that are gone: they are asked again.
			return requests.map((request) =>
				request.kind === 'write' ? { id: request.id, failure } : attempt(request),
			);
		}
	}
}
