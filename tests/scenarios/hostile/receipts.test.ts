import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { verifyFile } from '../../../server/signing/verify-receipt.ts';

interface Entry {
	readonly name: string;
	/** What the directory says of it. */
	readonly claimed: number;
}

/** A zip whose entries all open the same packed bytes, with a count of files of its own. */
function zipOf(packed: Buffer, entries: readonly Entry[], count = entries.length): Buffer {
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(8, 8);
	const directory = entries.map(({ name, claimed }) => {
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(8, 10);
		entry.writeUInt32LE(packed.length, 20);
		entry.writeUInt32LE(claimed, 24);
		entry.writeUInt16LE(name.length, 28);
		return Buffer.concat([entry, Buffer.from(name)]);
	});
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(local.length + packed.length, 16);
	return Buffer.concat([local, packed, ...directory, end]);
}

/** The same directory behind a zip64 record that counts four thousand million files. */
function countedByZip64(): Buffer {
	const record = Buffer.alloc(56);
	record.writeUInt32LE(0x06064b50, 0);
	record.writeUInt32LE(0xffffffff, 32);
	const locator = Buffer.alloc(20);
	locator.writeUInt32LE(0x07064b50, 0);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(0xffff, 8);
	end.writeUInt16LE(0xffff, 10);
	return Buffer.concat([record, locator, end]);
}

const LARGE = deflateRawSync(Buffer.alloc(2 ** 28), { level: 1 });
const refused = { ok: false, receipt: null, checks: [{ name: 'readable', ok: false }] };

test.each([
	['one that says its size', zipOf(LARGE, [{ name: 'texte.md', claimed: 2 ** 28 }])],
	['one that says it is empty', zipOf(LARGE, [{ name: 'texte.md', claimed: 0 }])],
	['one that says it is just small enough', zipOf(LARGE, [{ name: 'texte.md', claimed: 2 ** 24 }])],
	['a thousand times the same file', zipOf(LARGE, Array(1000).fill({ name: 'texte.md', claimed: 0 }))],
	['ten times the same file', zipOf(LARGE, Array(10).fill({ name: 'texte.md', claimed: 0 }))],
	['more files than there are', zipOf(LARGE, [], 0xffff)],
	['four thousand million files that are not there', countedByZip64()],
])('HT60 a receipt that is a zip bomb is refused unopened: %s', async (_, zip) => {
	expect(await verifyFile(zip, {})).toMatchObject(refused);
});

test.each([
	['cut off', zipOf(LARGE, [{ name: 'texte.md', claimed: 5 }]).subarray(0, 200)],
	['ends at once', Buffer.from('PK')],
	['points outside itself', zipOf(Buffer.alloc(0), [], 3)],
])('HT60 so is one that is damaged: %s', async (_, zip) => {
	expect(await verifyFile(zip, {})).toMatchObject(refused);
});

const place = { sequence: 1, version: 1, body: {} };
const texts = Object.fromEntries(
	['instance', 'previous', 'hash', 'at', 'bodyHash', 'salt', 'campaign', 'manifestSha256', 'textSha256']
		.concat('paper', 'title', 'association', 'associationName', 'answer', 'keyId')
		.map((field) => [field, 'x']),
);

test.each([
	...Object.keys(texts).map((field) => [field, { toString: 1 }] as const),
	['sequence', '1 OR 1'] as const,
	['sequence', { $gt: 0 }] as const,
	['version', []] as const,
	['body', null] as const,
])(
	'HT61 a receipt whose %s is something else is no receipt, and nothing of it is looked up',
	async (field, value) => {
		const lookedUp: unknown[] = [];
		const ledger = {
			read: (...asked: unknown[]) => {
				lookedUp.push(asked);
				return Promise.resolve([]);
			},
		};
		const fields = { format: 'tablee/receipt/v1', ...texts, ...place, [field]: value };
		const payload = JSON.stringify(
			Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))),
		);
		const file = JSON.stringify({ format: 'tablee/receipt/v1', payload, signature: 'AAAA', publicKey: 'x' });
		const report = await verifyFile(Buffer.from(file), { ledger: ledger as never });
		expect(report).toMatchObject(refused);
		expect(lookedUp).toEqual([]);
	},
);
