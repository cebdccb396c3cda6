import { CorruptLog, MOVED, type DocumentLog, type NewUpdate, type StoredUpdate } from '../../update-log.ts';
import { checksumOf } from './checksum.ts';
import type { Connection } from './connection.ts';

/** Sequences of a document are contiguous, so that a missing row shows. */
export function updateLogOperations({ prepare }: Connection) {
	function headOf(document: string): number {
		const row = prepare(
			`SELECT max(coalesce((SELECT max(sequence) FROM updates WHERE document = ?1), 0),
				coalesce((SELECT up_to FROM snapshots WHERE document = ?1), 0)) AS head`,
		).get(document);
		return Number(row?.head);
	}

	function appendOne({ document, bytes, person, claims, at }: NewUpdate): number {
		const sequence = headOf(document) + 1;
		const checksum = checksumOf([document, sequence, person, at], bytes);
		prepare(
			'INSERT INTO updates (document, sequence, bytes, person, at, checksum) VALUES (?, ?, ?, ?, ?, ?)',
		).run(document, sequence, bytes, person, at, checksum);
		for (const client of claims) {
			prepare('INSERT INTO owners (document, client, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
				document,
				client,
				person,
			);
		}
		return sequence;
	}

	function snapshotOf(document: string): Snapshot | null {
		const row = prepare('SELECT up_to AS upTo, bytes, checksum FROM snapshots WHERE document = ?').get(
			document,
		);
		return (row as unknown as Snapshot | undefined) ?? null;
	}

	function updatesAfter(document: string, after: number): StoredUpdate[] {
		const rows = prepare(
			`SELECT sequence, bytes, person, at, checksum FROM updates
			WHERE document = ? AND sequence > ? ORDER BY sequence`,
		).all(document, after) as unknown as (StoredUpdate & { checksum: number })[];
		return rows.map(({ sequence, bytes, person, at, checksum }, index) => {
			const intact = checksum === checksumOf([document, sequence, person, at], bytes);
			if (sequence !== after + 1 + index || !intact) throw new CorruptLog(document, after + 1 + index);
			return { sequence, bytes, person, at };
		});
	}

	return {
		reads: {
			readLog(document: string): DocumentLog {
				const snapshot = snapshotOf(document);
				if (snapshot && snapshot.checksum !== checksumOf([document, snapshot.upTo], snapshot.bytes)) {
					throw new CorruptLog(document, snapshot.upTo);
				}
				const snapshotUpTo = snapshot?.upTo ?? 0;
				const updates = updatesAfter(document, snapshotUpTo);
				const owners = prepare('SELECT client, person FROM owners WHERE document = ?').all(document);
				return {
					snapshot: snapshot?.bytes ?? null,
					snapshotUpTo,
					updates,
					head: updates.at(-1)?.sequence ?? snapshotUpTo,
					owners: new Map((owners as unknown as Owner[]).map(({ client, person }) => [client, person])),
				};
			},
			readUpdatesSince(document: string, sequence: number): StoredUpdate[] {
				return updatesAfter(document, Math.max(sequence, snapshotOf(document)?.upTo ?? 0));
			},
		},
		writes: {
			appendUpdates(updates: readonly NewUpdate[], heads: ReadonlyMap<string, number> = new Map()): number[] {
				const moved = new Set(
					[...heads].filter(([name, head]) => headOf(name) !== head).map(([name]) => name),
				);
				return updates.map((update) => (moved.has(update.document) ? MOVED : appendOne(update)));
			},
			replaceBySnapshot(document: string, upTo: number, bytes: Uint8Array): boolean {
				const head = headOf(document);
				if (upTo > head) throw new RangeError(`document ${document} ends at ${head}, before ${upTo}`);
				if ((snapshotOf(document)?.upTo ?? 0) > upTo) return false;
				const checksum = checksumOf([document, upTo], bytes);
				prepare(
					`INSERT INTO snapshots (document, up_to, bytes, checksum) VALUES (?, ?, ?, ?)
					ON CONFLICT DO UPDATE SET up_to = excluded.up_to, bytes = excluded.bytes, checksum = excluded.checksum`,
				).run(document, upTo, bytes, checksum);
				prepare('DELETE FROM updates WHERE document = ? AND sequence <= ?').run(document, upTo);
				return true;
			},
		},
	};
}

interface Snapshot {
	readonly upTo: number;
	readonly bytes: Uint8Array;
	readonly checksum: number;
}

interface Owner {
	readonly client: number;
	readonly person: string | null;
}
