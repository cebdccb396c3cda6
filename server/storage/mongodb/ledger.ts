import type { Db } from 'mongodb';
import { requireContinuation } from '../chain-order.ts';
import type { Ledger, LedgerHead, LedgerRow } from '../ledger.ts';
import { unlessDuplicate } from './failure.ts';
import { requireInteger, requireText } from './scalars.ts';

/** What one append brought, all of it or nothing. */
export interface Link {
	/** Sequence of its first row: of several that continue the same end, the first has it. */
	readonly _id: number;
	/** Sequence and hash of its last row. */
	readonly last: number;
	readonly hash: string;
	/** What may happen only once, or, where nothing is, a text that no other link has. */
	readonly keys: readonly string[];
	readonly rows: readonly LedgerRow[];
}

export function createMongoLedger(database: Db): Ledger {
	const links = database.collection<Link>('ledger');

	async function head(): Promise<LedgerHead> {
		const [end] = await links
			.find({}, { projection: { last: 1, hash: 1 } })
			.sort({ _id: -1 })
			.limit(1)
			.toArray();
		return { sequence: end?.last ?? 0, hash: end?.hash ?? '' };
	}

	/** Before the end of the chain only; whoever adds to it meanwhile takes the place that we ask for. */
	async function areTaken(keys: readonly string[]): Promise<boolean> {
		if (new Set(keys).size < keys.length) return true;
		return keys.length > 0 && (await links.findOne({ keys: { $in: [...keys] } })) !== null;
	}

	return {
		head,
		async read(after, limit = 1000) {
			requireInteger(after, limit);
			if (limit <= 0) return [];
			// each link has a row at least
			const found = await links
				.find({ last: { $gt: after } })
				.sort({ _id: 1 })
				.limit(limit)
				.toArray();
			const rows = found.flatMap((link) => link.rows);
			return rows.filter(({ sequence }) => sequence > after).slice(0, limit);
		},
		async append(expected, given) {
			requireContinuation(expected, given);
			const rows = given.map(rowOf);
			const current = await head();
			if (current.sequence !== expected.sequence || current.hash !== expected.hash) return 'moved';
			if (rows.length === 0) return 'appended';
			if (await areTaken(keysOf(rows))) return 'taken';
			return (await unlessDuplicate(links.insertOne(linkOf(rows)))) ? 'appended' : 'moved';
		},
	};
}

function linkOf(rows: readonly LedgerRow[]): Link {
	const [start, end] = [rows[0]!, rows.at(-1)!];
	const keys = keysOf(rows);
	return {
		_id: start.sequence,
		last: end.sequence,
		hash: end.hash,
		keys: keys.length > 0 ? keys : [`none ${start.sequence}`],
		rows,
	};
}

function keysOf(rows: readonly LedgerRow[]): string[] {
	return rows.flatMap(({ key }) => (key === null ? [] : [`key ${key}`]));
}

/** A row and nothing else, of text and numbers. */
function rowOf({ sequence, previous, hash, at, type, bodyHash, key, salt, body }: LedgerRow): LedgerRow {
	requireInteger(sequence);
	requireText(previous, hash, at, type, bodyHash, key ?? '', salt ?? '', body ?? '');
	return { sequence, previous, hash, at, type, bodyHash, key, salt, body };
}
