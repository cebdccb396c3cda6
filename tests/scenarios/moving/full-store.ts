import { createHash, randomBytes } from 'node:crypto';
import { startAuth } from '../../../server/identity/auth.ts';
import { sealRows } from '../../../server/signing/chain.ts';
import type { LedgerRow } from '../../../server/storage/ledger.ts';
import { collection } from '../../../server/storage/records.ts';
import type { Storage } from '../../../server/storage/storage.ts';

interface Thing {
	readonly name: string;
	readonly tags: readonly string[];
}

export const things = collection<Thing>('things', {
	indexes: { tag: ({ tags }) => tags },
	unique: { name: ({ name }) => name },
});
export const longer = collection<Thing>('a-longer-name', {});

const AT = '2026-11-23T10:00:00.000Z';

/** Something in every area: names that break stores, revisions above 1, a compacted log, an emptied row. */
export async function fill(storage: Storage, size = 40): Promise<void> {
	const { records, updates, files, published, ledger, archive } = storage;
	for (let n = 0; n < size; n++) {
		const id = ['__proto__', 'é/\0/1', "'; --", '😀'][n] ?? `thing-${n}`;
		await records.insert(things, id, { name: `n${n}`, tags: ['all', `t${n % 3}`] });
		if (n % 2) await records.replace(things, id, 1, { name: `N${n}`, tags: [] });
		await records.insert(longer, id, { name: 'the same', tags: ['Ω'] });
	}
	for (let n = 0; n < size / 2; n++) {
		const document = ['', 'paper:é', 'x'][n] ?? `paper-${n}`;
		const update = (person: string, claims: number[]) => ({
			document,
			bytes: randomBytes(30),
			person,
			claims,
			at: AT,
		});
		await updates.append([update('amina', [n + 1]), update('boris', [n + 1000]), update('amina', [])]);
		if (n % 2) await updates.replaceBySnapshot(document, 2, randomBytes(50));
	}
	const hashes = [];
	for (const bytes of [randomBytes(5), new Uint8Array(), randomBytes(70_000)])
		hashes.push(await files.put(bytes));
	const empty = { sequence: 0, hash: '' };
	const rows = sealRows(empty, Array.from({ length: size }, (_, n) => grant(n)) as never, AT).map((row) => ({
		...row,
		key: null,
	}));
	await ledger.append(empty, rows);
	await archive.ledger.put([{ ...rows[2]!, salt: null, body: null } satisfies LedgerRow]);
	for (const version of [1, 2])
		await published.put({
			month: '2013-01',
			version,
			publishedOn: '2013-02-01',
			sectors: [1],
			figures: {},
		} as never);
	const auth = await startAuth({
		database: storage.identity,
		secret: 'x'.repeat(40),
		sendMagicLink: async () => {},
	});
	const { internalAdapter } = await auth.$context;
	for (const name of ['Amina', 'Đỗ', 'عمل']) {
		const email = `${createHash('sha256').update(name).digest('hex').slice(0, 6)}@example.org`;
		const user = await internalAdapter.createUser(
			{ email, name, emailVerified: true },
			{ method: 'invitation' },
		);
		await internalAdapter.linkAccount({
			userId: user.id,
			accountId: user.id,
			providerId: 'credential',
			password: 'h',
		});
		await internalAdapter.createSession(user.id);
	}
}

/** Of a type that the chain keeps and this version does not read. */
function grant(n: number) {
	return { type: 'of-a-later-version', body: { n } };
}
