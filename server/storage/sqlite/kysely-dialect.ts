import {
	SelectQueryNode,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
} from 'kysely';
import type { SQLInputValue } from 'node:sqlite';
import type { StoreThread } from './store-thread.ts';

/**
 * Lets better-auth keep its tables through the store's thread. Each query is one request: durable when answered, and
 * committed with whatever else waits. There is no transaction over several queries, for it would hold up everybody.
 */
export function createThreadDialect(thread: StoreThread): Dialect {
	return {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => createDriver(thread),
		createIntrospector: (database) => new SqliteIntrospector(database),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

function createDriver(thread: StoreThread): Driver {
	const connection = createConnection(thread);
	return {
		async init() {},
		acquireConnection: async () => connection,
		beginTransaction: refuseTransaction,
		commitTransaction: refuseTransaction,
		rollbackTransaction: refuseTransaction,
		async releaseConnection() {},
		async destroy() {},
	};
}

function createConnection(thread: StoreThread): DatabaseConnection {
	return {
		async executeQuery<R>({ query, sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
			const values = parameters as readonly SQLInputValue[];
			const { rows, changes, lastInsertRowid } = SelectQueryNode.is(query)
				? await thread.read('selectIdentity', sql, values)
				: await thread.write('changeIdentity', sql, values);
			return { rows: rows as R[], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
		},
		async *streamQuery() {
			throw new Error('the store’s thread answers whole results');
		},
	};
}

async function refuseTransaction(): Promise<never> {
	throw new Error('the store’s thread offers no transaction over several queries');
}
