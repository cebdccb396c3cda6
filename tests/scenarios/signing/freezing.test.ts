import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../server/signing/hashes.ts';
import { anna, layTable, person, STORES } from './table.ts';

describe.each(STORES)('freezing a text, kept in %s', (store) => {
	test('SG2 the words are kept as NFC bytes with LF, under their SHA-256', async () => {
		await using table = await layTable(store);
		table.texts.set('letter', 'Pre\u0301ambule\r\n\r\nÀ suivre');
		const { text } = await table.signing.freeze(anna(table), 'letter');
		expect(text.markdown).toBe('Pr\u00e9ambule\n\nÀ suivre\n');
		expect(text.sha256).toBe(sha256(text.markdown));
		expect(await table.storage.files.get(text.sha256)).toEqual(new Uint8Array(Buffer.from(text.markdown)));
		expect(text.json.content?.[0]?.content?.[0]?.text).toContain('Pr\u00e9ambule');
	});

	test('SG2 the same words typed in another Unicode form are the same version', async () => {
		await using table = await layTable(store);
		table.texts.set('letter', 'De\u0301claration de Đông Anh\n'.normalize('NFC'));
		const composed = await table.signing.freeze(anna(table), 'letter');
		table.texts.set('letter', 'Déclaration de Đông Anh\n'.normalize('NFD'));
		const decomposed = await table.signing.freeze(anna(table), 'letter');
		expect(decomposed).toEqual(composed);
	});

	test('SG3 versions are numbered, an unchanged text keeps its number, and later edits change nothing frozen', async () => {
		await using table = await layTable(store);
		const first = await table.signing.freeze(anna(table), 'letter');
		expect((await table.signing.freeze(anna(table), 'letter')).number).toBe(1);
		table.texts.set('letter', 'Autre texte.\n');
		expect((await table.signing.freeze(anna(table), 'letter')).number).toBe(2);
		table.texts.set('letter', 'Encore un autre.\n');
		table.papers.set('letter', { ...table.papers.get('letter')!, title: 'Nouveau titre' });
		const again = await table.signing.version(anna(table), 'letter', 1);
		expect(again).toEqual({ ...first, paperTitle: 'Nouveau titre' });
		expect((await table.signing.freeze(anna(table), 'letter')).text.title).toBe('Nouveau titre');
		expect((await table.signing.versions('letter')).map(({ number }) => number)).toEqual([1, 2, 3]);
	});

	test('SG3 SG23 freezing at once from two processes gives one version', async () => {
		await using table = await layTable(store);
		const both = [table.signing, table.another()];
		const made = await Promise.all(both.map((signing) => signing.freeze(anna(table), 'letter')));
		expect(made.map(({ number }) => number)).toEqual([1, 1]);
		expect(await table.signing.versions('letter')).toHaveLength(1);
	});

	test('SG4 what can not be frozen is refused and writes nothing', async () => {
		await using table = await layTable(store);
		const stranger = await person(table, 'sam', 'a01');
		await expect(table.signing.freeze(stranger, 'letter')).rejects.toMatchObject({ code: 'forbidden' });
		await expect(table.signing.freeze(await person(table, 'paul', 'p01'), 'letter')).rejects.toMatchObject({
			code: 'not-found',
		});
		await expect(table.signing.freeze(anna(table), 'no-such')).rejects.toMatchObject({ code: 'not-found' });
		table.texts.set('letter', ' \n\n');
		await expect(table.signing.freeze(anna(table), 'letter')).rejects.toMatchObject({ reason: 'text-empty' });
		table.papers.set('letter', { ...table.papers.get('letter')!, archivedAt: table.at() });
		await expect(table.signing.freeze(anna(table), 'letter')).rejects.toMatchObject({
			reason: 'paper-archived',
		});
		expect((await table.storage.ledger.head()).sequence).toBe(0);
	});

	test('SG3 who works in the group may freeze, and is named', async () => {
		await using table = await layTable(store);
		const writer = { ...(await person(table, 'lea', 'a01')), groups: ['rights'] };
		const version = await table.signing.freeze(writer, 'letter');
		expect(version).toMatchObject({ number: 1, frozenAt: table.at(), frozenByName: 'Personne lea' });
		expect(table.announced).toEqual(['papers', 'paper:letter']);
	});
});
