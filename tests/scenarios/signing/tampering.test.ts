import { DatabaseSync } from 'node:sqlite';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createSigning } from '../../../server/signing/create-signing.ts';
import type { Receipt, SigningService } from '../../../server/signing/service.ts';
import { verifyFile } from '../../../server/signing/verify-receipt.ts';
import type { Ledger, LedgerRow } from '../../../server/storage/ledger.ts';
import { changedFiles, changedLedger, flipped } from './changed-bytes.ts';
import { anna, answer, layTable, openCampaign, slugs, STORES, type Table } from './table.ts';

/** Eleven signatures of twenty, the first one by a01. */
async function adopted(table: Table) {
	const { campaign, text } = await openCampaign(table);
	for (const id of slugs('a', 11)) await answer(table, campaign.id, id);
	const receipt = await table.signing.receipt(anna(table), campaign.id, 'a01');
	const bundle = await table.signing.receiptBundle(anna(table), campaign.id, 'a01');
	return { campaign, text, receipt, bundle };
}

function over(table: Table, change: { ledger?: Ledger; files?: Table['storage']['files'] }): SigningService {
	return createSigning({ ...table.dependencies, ...change });
}

const json = (receipt: Receipt) => Buffer.from(JSON.stringify(receipt));

describe.each(STORES)('proofs, ledger in %s', (store) => {
	test('SG18 a receipt and its bundle verify here, and name no person', async () => {
		await using table = await layTable(store);
		const { receipt, bundle } = await adopted(table);
		const plain = await table.signing.verify(json(receipt));
		expect(plain.checks.filter(({ ok }) => !ok)).toEqual([]);
		expect(plain).toMatchObject({
			ok: true,
			receipt: { association: 'a01', answer: 'sign', title: 'Lettre ouverte' },
		});
		const zipped = await table.signing.verify(bundle);
		expect(zipped.ok).toBe(true);
		expect(zipped.checks.map(({ name }) => name)).toEqual([
			'readable',
			'signature',
			'key-id',
			'consistent',
			'body-hash',
			'entry-hash',
			'text',
			'manifest-hash',
			'manifest',
			'known-key',
			'instance',
			'in-ledger',
			'chain-after',
		]);
		expect(receipt.payload).not.toContain('somebody');
	});

	test('SG18 the same decision gives the same receipt and the same bundle, to the byte', async () => {
		await using table = await layTable(store);
		const { campaign, receipt, bundle } = await adopted(table);
		table.associations.set('a01', { ...table.associations.get('a01')!, name: 'Nouveau nom' });
		expect(await table.another().receipt(anna(table), campaign.id, 'a01')).toEqual(receipt);
		expect(await table.another().receiptBundle(anna(table), campaign.id, 'a01')).toEqual(bundle);
	});

	test('SG20 a decision that the ledger has lost is shown by its receipt', async () => {
		await using table = await layTable(store);
		const { receipt } = await adopted(table);
		const { sequence } = JSON.parse(receipt.payload);
		const cut = over(table, {
			ledger: changedLedger(table.storage.ledger, (row) => (row.sequence < sequence ? row : null)),
		});
		const report = await cut.verify(json(receipt));
		expect(report.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['in-ledger']);
	});

	test('SG20 a receipt of another network, or of another key, is not ours', async () => {
		await using table = await layTable(store);
		await using other = await layTable('memory');
		const { receipt } = await adopted(other);
		const report = await table.signing.verify(json(receipt));
		expect(report.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['known-key', 'in-ledger']);
	});
});

describe('one changed byte', () => {
	test('SG20 in any file of the bundle that proves something, at any place, is reported', async () => {
		await using table = await layTable('memory');
		const files = unzipSync((await adopted(table)).bundle);
		const unnoticed: string[] = [];
		for (const name of ['texte.md', 'manifest.json', 'recu.json', 'recu.sig', 'cle.pem']) {
			const bytes = files[name]!;
			for (let place = 0; place < bytes.length; place += 1) {
				const changed = zipSync({ ...files, [name]: flipped(bytes, place) }, { level: 0 });
				if ((await table.signing.verify(changed)).ok) unnoticed.push(`${name} ${place}`);
				// by the file alone too: without a server, its key is all there is to go by
				if ((await verifyFile(changed, {})).ok) unnoticed.push(`${name} ${place} alone`);
			}
		}
		expect(unnoticed).toEqual([]);
	}, 120_000);

	test('SG20 in the JSON receipt, at any place, is reported', async () => {
		await using table = await layTable('memory');
		const bytes = json((await adopted(table)).receipt);
		const unnoticed: number[] = [];
		for (let place = 0; place < bytes.length; place += 1)
			if ((await table.signing.verify(flipped(bytes, place))).ok) unnoticed.push(place);
		expect(unnoticed).toEqual([]);
	});

	test('SG20 in any column of any row of the ledger, at any place, is reported by the audit', async () => {
		await using table = await layTable('memory');
		const { campaign } = await openCampaign(table, { audiences: ['member', 'partner'] });
		await answer(table, campaign.id, 'a01', 'changes');
		await answer(table, campaign.id, 'p01');
		await table.signing.close(anna(table), campaign.id);
		const unnoticed: string[] = [];
		for (const row of await table.storage.ledger.read(0)) {
			for (const column of ['previous', 'hash', 'at', 'type', 'bodyHash', 'key', 'salt', 'body'] as const) {
				const bytes = Buffer.from(row[column]!);
				for (let place = 0; place < bytes.length; place += 1) {
					const changed: LedgerRow = { ...row, [column]: Buffer.from(flipped(bytes, place)).toString() };
					const ledger = changedLedger(table.storage.ledger, (one) =>
						one.sequence === row.sequence ? changed : one,
					);
					if ((await over(table, { ledger }).audit()).ok)
						unnoticed.push(`${row.sequence} ${column} ${place}`);
				}
			}
		}
		expect(unnoticed).toEqual([]);
	}, 120_000);

	test('SG20 written into the database behind its triggers is reported', async () => {
		await using table = await layTable('sqlite');
		await adopted(table);
		using database = new DatabaseSync(table.databaseFile);
		database.exec('DROP TRIGGER ledger_never_changes');
		database.exec(
			`UPDATE ledger SET body = replace(body, '"answer":"sign"', '"answer":"abst"') WHERE sequence = 9`,
		);
		expect(await table.signing.audit()).toMatchObject({
			ok: false,
			problems: [{ sequence: 9, problem: 'body-changed' }, { problem: 'threshold-wrong' }],
		});
	});

	test('SG20 a row taken out, doubled or put elsewhere is reported with its place', async () => {
		await using table = await layTable('memory');
		await adopted(table);
		const { ledger } = table.storage;
		const without = changedLedger(ledger, (row) => (row.sequence === 7 ? null : row));
		expect((await over(table, { ledger: without }).audit()).problems[0]).toEqual({
			sequence: 8,
			problem: 'sequence-gap',
		});
		const renumbered = changedLedger(ledger, (row) =>
			row.sequence < 7 ? row : row.sequence === 7 ? null : { ...row, sequence: row.sequence - 1 },
		);
		expect((await over(table, { ledger: renumbered }).audit()).problems[0]).toMatchObject({
			problem: 'link-broken',
		});
	});

	test('SG20 in a frozen text, at any place, is reported by the audit; so is a text that is gone', async () => {
		await using table = await layTable('memory');
		const { text } = await adopted(table);
		const bytes = (await table.storage.files.get(text.sha256))!;
		for (let place = 0; place < bytes.length; place += 1) {
			const files = changedFiles(table.storage.files, text.sha256, (kept) => flipped(kept, place));
			expect(await over(table, { files }).audit()).toMatchObject({
				ok: false,
				problems: [{ sequence: 1, problem: 'text-changed' }],
			});
		}
		const files = changedFiles(table.storage.files, text.sha256, () => null);
		expect((await over(table, { files }).audit()).problems).toEqual([
			{ sequence: 1, problem: 'text-missing' },
		]);
	});

	test('SG20 nothing more is written on a ledger that was changed', async () => {
		await using table = await layTable('memory');
		const { campaign } = await adopted(table);
		const ledger = changedLedger(table.storage.ledger, (row) =>
			row.sequence === 5 ? { ...row, body: row.body!.replace('a01', 'a02') } : row,
		);
		await expect(over(table, { ledger }).close(anna(table), campaign.id)).rejects.toMatchObject({
			code: 'unavailable',
			reason: 'ledger-broken',
		});
	});

	test.each([
		['nothing', new Uint8Array()],
		['words', Buffer.from('bonjour')],
		['other JSON', Buffer.from('[1,2]')],
		['null', Buffer.from('null')],
		[
			'an empty receipt',
			Buffer.from('{"format":"tablee/receipt/v1","payload":"null","signature":"","publicKey":""}'),
		],
		['half a zip', Buffer.from('PK\u0003\u0004abc')],
		['another zip', Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) }))],
		[
			'a deep nest',
			Buffer.from(
				`{"format":"tablee/receipt/v1","signature":"","publicKey":"","payload":"${'['.repeat(200_000)}${']'.repeat(200_000)}"}`,
			),
		],
	])('SG20 a file that is %s is reported as no receipt', async (_, file) => {
		await using table = await layTable('memory');
		const report = await table.signing.verify(file);
		expect(report).toMatchObject({ ok: false, checks: [{ name: 'readable', ok: false }], receipt: null });
	});
});

describe('erasing', () => {
	const erased = (row: LedgerRow) => ({ ...row, salt: null, body: null });

	test('SG21 what names a person can go: the chain holds and every answer still counts', async () => {
		await using table = await layTable('memory');
		const { campaign, receipt } = await adopted(table);
		const personal = new Set(['author', 'mandate-granted', 'mandate-withdrawn']);
		const ledger = changedLedger(table.storage.ledger, (row) => (personal.has(row.type) ? erased(row) : row));
		const after = over(table, { ledger });
		expect(await after.audit()).toMatchObject({ ok: true, problems: [] });
		expect((await after.verify(json(receipt))).ok).toBe(true);
		const view = await after.campaign(anna(table), campaign.id);
		expect(view.campaign).toMatchObject({ tally: { sign: 11 }, threshold: { needed: 11 } });
		expect(view.decisions[0]).toMatchObject({ association: 'a01', byName: '', reason: '', basis: '' });
		const rows = await ledger.read(0);
		expect(rows.map((row) => row.body ?? '').join()).not.toContain('somebody');
	});

	test('SG21 the database lets what names a person go, and the chain holds', async () => {
		await using table = await layTable('sqlite');
		await adopted(table);
		using database = new DatabaseSync(table.databaseFile);
		database.exec(`UPDATE ledger SET salt = NULL, body = NULL WHERE type IN ('author', 'mandate-granted')`);
		expect(await table.another().audit()).toMatchObject({ ok: true });
		expect(await table.another().mandates({})).toEqual([]);
	});

	test('SG21 a decision can not be erased unnoticed', async () => {
		await using table = await layTable('memory');
		await adopted(table);
		const ledger = changedLedger(table.storage.ledger, (row) =>
			row.type === 'decision' ? erased(row) : row,
		);
		expect(await over(table, { ledger }).audit()).toMatchObject({ ok: false });
		expect((await over(table, { ledger }).audit()).problems[0]).toMatchObject({ problem: 'body-missing' });
	});
});
