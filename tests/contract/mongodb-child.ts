import { requireContinuation } from '../../server/storage/chain-order.ts';
import { openMongoStorage } from '../../server/storage/mongodb/open.ts';
import { collection } from '../../server/storage/records.ts';
import { MOVED } from '../../server/storage/update-log.ts';
import { bytesOf } from './awkward.ts';
import { rowsAfter } from './ledger-rows.ts';

// A node among others: writes so many updates, counts so far, appends so many rows, whatever the others do, and says what it did.
const [url = '', name = '', count = '0'] = process.argv.slice(2);
const storage = await openMongoStorage(url);
const counters = collection<{ count: number }>('counters', { unique: { only: () => 'one' } });

async function writeUpdates(): Promise<number[]> {
	const sequences: number[] = [];
	let head = 0;
	while (sequences.length < Number(count)) {
		const update = {
			document: 'd',
			bytes: bytesOf(`${name} ${sequences.length}`),
			person: name,
			claims: [7],
			at: '2026-11-23T10:00:00.000Z',
		};
		// with a head in turn with one that takes the end as it is
		const heads = new Map(sequences.length % 2 === 0 ? [['d', head]] : []);
		const [sequence = MOVED] = await storage.updates.append([update], heads);
		if (sequence !== MOVED) sequences.push(sequence);
		head = (await storage.updates.readSince('d', head)).at(-1)?.sequence ?? head;
	}
	return sequences;
}

async function countUp(): Promise<void> {
	await storage.records.insert(counters, name, { count: 0 });
	for (let counted = 0; counted < Number(count);) {
		const [record] = await storage.records.list(counters);
		const more = { count: record!.value.count + 1 };
		if (await storage.records.replace(counters, record!.id, record!.revision, more)) counted++;
	}
}

async function appendRows(): Promise<void> {
	for (let appended = 0; appended < Number(count);) {
		const head = await storage.ledger.head();
		const rows = rowsAfter(head, 2, { type: name });
		requireContinuation(head, rows);
		if ((await storage.ledger.append(head, rows)) === 'appended') appended++;
	}
}

const [sequences] = await Promise.all([writeUpdates(), countUp(), appendRows()]);
await storage.close();
process.stdout.write(JSON.stringify(sequences));
