import type { DatabaseSync } from 'node:sqlite';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import type { Published } from '../published.ts';
import { fromFailure, toFailure } from './failure.ts';
import { openPublishedReader, openPublishedWriter } from './published-handle.ts';

export interface SqlitePublished extends Published {
	/** Every version of every month, by month, then by version. */
	all(): Promise<readonly PublishedMonth[]>;
	close(): void;
}

/**
 * Small and seldom written, once a month: it needs no thread. The writer is opened for each addition, so that nothing in the
 * process holds a way to write meanwhile.
 */
export function openSqlitePublished(file: string): SqlitePublished {
	openPublishedWriter(file).close();
	const reading = openPublishedReader(file);
	const select = (sql: string, ...values: string[]) =>
		orUnavailable(() =>
			reading
				.prepare(sql)
				.all(...values)
				.map(({ json }) => JSON.parse(String(json)) as PublishedMonth),
		);

	return {
		async put(month) {
			return orUnavailable(() => {
				const database = openPublishedWriter(file);
				try {
					return insert(database, month);
				} finally {
					database.close();
				}
			});
		},
		reader: {
			async latest() {
				return select(
					`SELECT json FROM published AS p
					WHERE version = (SELECT max(version) FROM published WHERE month = p.month) ORDER BY month`,
				);
			},
			async versions(month) {
				return select('SELECT json FROM published WHERE month = ? ORDER BY version', month);
			},
		},
		async all() {
			return select('SELECT json FROM published ORDER BY month, version');
		},
		close() {
			if (reading.isOpen) reading.close();
		},
	};
}

function insert(database: DatabaseSync, month: PublishedMonth): boolean {
	const { changes } = database
		.prepare('INSERT INTO published (month, version, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
		.run(month.month, month.version, JSON.stringify(month));
	return Number(changes) === 1;
}

function orUnavailable<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw fromFailure(toFailure(error));
	}
}
