import type { SQLInputValue } from 'node:sqlite';
import type { Connection } from './connection.ts';

/** What a query of better-auth gave. */
export interface QueryAnswer {
	readonly rows: readonly unknown[];
	readonly changes: number | bigint;
	readonly lastInsertRowid: number | bigint;
}

const PREPARED = /^\s*(select|with|insert|update|delete)\b/i;

export function identityOperations({ database, prepare, forgetStatements }: Connection) {
	function query(sql: string, parameters: readonly SQLInputValue[]): QueryAnswer {
		const isPrepared = PREPARED.test(sql);
		const statement = isPrepared ? prepare(sql) : database.prepare(sql);
		const answer =
			statement.columns().length > 0
				? { rows: statement.all(...parameters), changes: 0, lastInsertRowid: 0 }
				: { rows: [], ...statement.run(...parameters) };
		if (!isPrepared) forgetStatements();
		return answer;
	}
	return { reads: { selectIdentity: query }, writes: { changeIdentity: query } };
}
