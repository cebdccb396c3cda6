import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { sortKeys, type Archive, type ArchivedDocument, type ArchivedRecord } from '../archive.ts';
import { pages } from '../pages.ts';
import type { LedgerRow } from '../ledger.ts';
import { unlessDuplicate } from './failure.ts';
import { createMongoFiles } from './files.ts';
import type { Gate } from './gate.ts';
import { createMongoLedger, type Link } from './ledger.ts';
import { openLogCollections, type LogCollections } from './log-collections.ts';
import { keptUpdates, rowId, rowsOf } from './log-row.ts';
import { createMongoPublishing, PUBLISHED, type MonthDocument } from './published.ts';
import { contentOf, keysIn, recordId, type RecordDocument } from './record-document.ts';
import { splitPrefix } from './scalars.ts';
import { UNIQUE_FIELDS } from './schema.ts';
import { nextMark } from './snapshot-mark.ts';
import { createUniquePlaces } from './unique-places.ts';
import { createMongoUpdateLog } from './update-log.ts';

const PAGE = 500;
/** Bytes of updates in one document of the database are divided where they are too many; what is said of them is not. */
const UPDATES_IN_A_ROW = 1000;

export interface MongoArchiveInput {
	readonly database: Db;
	readonly publishing: Db;
	readonly gate: Gate;
}

export function createMongoArchive({ database, publishing, gate }: MongoArchiveInput): Archive {
	const links = database.collection<Link>('ledger');
	const records = database.collection<RecordDocument>('records');
	const files = database.collection<{ readonly _id: string }>('files');
	const months = publishing.collection<MonthDocument>(PUBLISHED);
	const logs = openLogCollections(database);
	const log = createMongoUpdateLog(database);
	const kept = createMongoFiles(database);
	const chain = createMongoLedger(database);
	const publish = createMongoPublishing(publishing);
	const fieldsOf = createUniquePlaces(database);
	const documents = createDocuments(logs);

	const read = gate.guard({
		links: (after: number) =>
			links
				.find({ last: { $gt: after } })
				.sort({ _id: 1 })
				.limit(PAGE)
				.toArray(),
		records: (after: string) =>
			records
				.find({ _id: { $gt: after } })
				.sort({ _id: 1 })
				.limit(PAGE)
				.toArray(),
		months: () => months.find({}).sort({ month: 1, version: 1 }).toArray(),
		document: (document: string) => log.read(document),
		documentNames: () => documents.names(),
		fileNames: (after: string) =>
			files
				.find({ _id: { $gt: after } }, { projection: { _id: 1 } })
				.sort({ _id: 1 })
				.limit(PAGE)
				.toArray(),
		file: (hash: string) => kept.get(hash),
	});

	return {
		ledger: {
			async *rows() {
				for await (const link of pages(0, read.links, ({ last }) => last)) yield* link.rows;
			},
			...gate.guard({
				async put(rows: readonly LedgerRow[]) {
					const head = await chain.head();
					for (const row of rows.filter(({ sequence }) => sequence <= head.sequence)) {
						const link = await links.findOne({ _id: { $lte: row.sequence }, last: { $gte: row.sequence } });
						if (link) await links.replaceOne({ _id: link._id }, withEmptied(link, row));
					}
					const added = rows.filter(({ sequence }) => sequence > head.sequence);
					if ((await chain.append(head, added)) !== 'appended')
						throw new Error('a ledger row continues the last one, and takes a key once');
				},
			}),
		},
		records: {
			async *rows() {
				for await (const found of pages('', read.records, ({ _id }) => _id)) yield archivedRecordOf(found);
			},
			...gate.guard({
				async put(rows) {
					const documents: RecordDocument[] = [];
					for (const { collection, id, revision, value, keys } of rows) {
						const indexes = keys.filter(({ unique }) => unique).map(({ index }) => index);
						const fields = await fieldsOf(collection, indexes);
						const content = contentOf(collection, id, value, keys, fields);
						documents.push({ _id: recordId(collection, id), revision, ...content });
					}
					// nearly always the target has none of them
					if (documents.length > 0 && (await unlessDuplicate(records.insertMany(documents)))) return;
					for (const document of documents) {
						const _id = { $eq: document._id };
						const holders = UNIQUE_FIELDS.map((field) => ({ [field]: { $eq: document[field] } }));
						await records.deleteMany({ $or: holders, _id: { $ne: document._id } });
						await records.replaceOne({ _id }, document, { upsert: true });
					}
				},
				async remove(rows) {
					const ids = rows.map(({ collection, id }) => recordId(collection, id));
					if (ids.length > 0) await records.deleteMany({ _id: { $in: ids } });
				},
			} satisfies Pick<Archive['records'], 'put' | 'remove'>),
		},
		published: {
			async *rows() {
				for (const { json } of await read.months()) yield JSON.parse(json) as PublishedMonth;
			},
			...gate.guard({
				async put(rows) {
					for (const row of rows) {
						if (await publish.put(row)) continue;
						const before = await months.findOne({ month: { $eq: row.month }, version: { $eq: row.version } });
						if (!before || !isDeepStrictEqual(JSON.parse(before.json), row))
							throw new Error('what is published never changes');
					}
				},
			} satisfies Pick<Archive['published'], 'put'>),
		},
		documents: {
			async *rows() {
				for (const document of await read.documentNames()) {
					const { snapshot, snapshotUpTo, updates, owners } = await read.document(document);
					const byClient = [...owners].toSorted(([one], [other]) => one - other);
					yield { document, snapshot, snapshotUpTo, updates, owners: byClient };
				}
			},
			...gate.guard({
				async put(rows) {
					for (const row of rows) await documents.put(row);
				},
				async remove(rows) {
					for (const { document } of rows) await documents.remove(document);
				},
			} satisfies Pick<Archive['documents'], 'put' | 'remove'>),
		},
		files: {
			async *rows() {
				for await (const { _id: hash } of pages('', read.fileNames, (last) => last._id)) {
					const bytes = await read.file(hash);
					if (bytes) yield { hash, bytes };
				}
			},
			...gate.guard({
				async put(rows) {
					for (const { hash, bytes } of rows)
						if ((await kept.put(bytes)) !== hash) throw new Error('a file has its hash as its name');
				},
			} satisfies Pick<Archive['files'], 'put'>),
		},
	};
}

/** Wherever it is interrupted, what is there can be read: never a row without those before it. */
function createDocuments({ rows, marks, large }: LogCollections) {
	async function removeRows(document: string): Promise<void> {
		const found = rows.find({ _id: rowsOf(document) }, { projection: { writer: 1 } }).sort({ _id: -1 });
		for (const { _id, writer } of await found.toArray()) {
			await rows.deleteOne({ _id: { $eq: _id } });
			await large.remove([writer]);
		}
	}

	async function removeMark(document: string): Promise<void> {
		const mark = await marks.findOne({ _id: document }, { projection: { generation: 1 } });
		if (!mark) return;
		await marks.deleteOne({ _id: { $eq: document } });
		await large.remove([mark.generation]);
	}

	return {
		/** The names, and nothing else, are held all at once. */
		async names(): Promise<string[]> {
			const names = new Set<string>();
			for await (const { _id } of rows.find({}, { projection: { _id: 1 } })) names.add(splitPrefix(_id)[0]);
			for await (const { _id } of marks.find({}, { projection: { _id: 1 } })) names.add(_id);
			return [...names].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
		},
		async put(row: ArchivedDocument): Promise<void> {
			const { document, snapshot, snapshotUpTo, updates } = row;
			await removeRows(document);
			await removeMark(document);
			if (snapshot || row.owners.length > 0) {
				const { mark, bytes } = nextMark(document, null, snapshotUpTo, [], snapshot, new Map(row.owners));
				await marks.insertOne({ ...mark, ...(await large.keep(mark.generation, bytes)) });
			}
			for (let start = 0; start < updates.length; start += UPDATES_IN_A_ROW) {
				const some = updates
					.slice(start, start + UPDATES_IN_A_ROW)
					.map((update) => ({ ...update, document, claims: [] }));
				const first = snapshotUpTo + 1 + start;
				const writer = randomUUID();
				const bytes = new Uint8Array(Buffer.concat(some.map((update) => update.bytes)));
				await rows.insertOne({
					_id: rowId(document, first),
					first,
					last: first + some.length - 1,
					writer,
					updates: keptUpdates(document, first, some),
					...(await large.keep(writer, bytes)),
				});
			}
		},
		async remove(document: string): Promise<void> {
			await removeRows(document);
			await removeMark(document);
		},
	};
}

function archivedRecordOf(document: RecordDocument): ArchivedRecord {
	const [collection, id] = splitPrefix(document._id);
	const { revision, json } = document;
	return { collection, id, revision, value: json, keys: sortKeys(keysIn(document)) };
}

/** The link with a row of it emptied; any other change is refused. */
function withEmptied(link: Link, row: LedgerRow): Link {
	const rows = link.rows.map((kept) => {
		if (kept.sequence !== row.sequence) return kept;
		const same = [kept, { ...kept, salt: null, body: null }].some((one) =>
			isDeepStrictEqual(one, { ...row }),
		);
		if (!same) throw new Error('a ledger row never changes');
		return { ...row };
	});
	return { ...link, rows };
}
