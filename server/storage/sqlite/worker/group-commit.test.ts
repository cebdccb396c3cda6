import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Outcome, Request } from '../messages.ts';
import { runGroup } from './group-commit.ts';

/** A child without a parent passes its savepoint and fails the commit, as a disk that fails late would. */
function openWithLateCheck(): DatabaseSync {
	const database = new DatabaseSync(':memory:');
	database.exec(`
		CREATE TABLE parents (id INTEGER PRIMARY KEY);
		CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
	`);
	return database;
}

function answersOf(database: DatabaseSync, ...group: [kind: Request['kind'], sql: string][]): Outcome[][] {
	const answers: Outcome[][] = [];
	runGroup(
		database,
		group.map(([kind, name], id) => ({ id, kind, name, args: [] })),
		({ kind, name }) => (kind === 'read' ? database.prepare(name).get() : void database.exec(name)),
		(outcomes) => answers.push([...outcomes]),
	);
	return answers;
}

const COUNT = 'SELECT count(*) AS count FROM parents';

test('ST54 when the commit fails every write of the group is refused, reads tell what is kept, and the next group works', () => {
	const database = openWithLateCheck();
	const [outcomes = []] = answersOf(
		database,
		['write', 'INSERT INTO parents VALUES (1)'],
		['read', COUNT],
		['write', 'INSERT INTO children VALUES (99)'],
	);
	expect(outcomes).toMatchObject([
		{ id: 0, failure: { kind: 'unavailable' } },
		{ id: 1, value: { count: 0 } },
		{ id: 2, failure: { kind: 'unavailable' } },
	]);
	expect(answersOf(database, ['write', 'INSERT INTO parents VALUES (1)'], ['read', COUNT])).toMatchObject([
		[{ id: 0 }, { id: 1, value: { count: 1 } }],
	]);
});

test('ST54 a request that fails undoes only itself', () => {
	const database = openWithLateCheck();
	const [outcomes = []] = answersOf(
		database,
		['write', 'INSERT INTO parents VALUES (1)'],
		['write', 'INSERT INTO parents VALUES (2); INSERT INTO parents VALUES (1)'],
		['write', 'INSERT INTO parents VALUES (3)'],
	);
	expect(outcomes.map((outcome) => 'failure' in outcome)).toEqual([false, true, false]);
	expect(database.prepare('SELECT id FROM parents').all()).toEqual([{ id: 1 }, { id: 3 }]);
});

test('ST54 reads before the first write are answered before the commit, in one answer of their own', () => {
	const answers = answersOf(
		openWithLateCheck(),
		['read', COUNT],
		['read', 'SELECT nothing FROM nowhere'],
		['write', 'INSERT INTO parents VALUES (1)'],
		['read', COUNT],
	);
	expect(answers).toMatchObject([
		[
			{ id: 0, value: { count: 0 } },
			{ id: 1, failure: { kind: 'other' } },
		],
		[{ id: 2 }, { id: 3, value: { count: 1 } }],
	]);
});
