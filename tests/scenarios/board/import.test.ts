import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '#lib/domain/refusal.ts';
import { auditLines, entries } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';

const HEADER = 'Horodateur;Camp;Association;Repas distribués;Estimation du nombre de migrants;PASS;Remarques';
const GOOD = [
	'14/05/2013 12:22:07;Grande-Synthe;Salam;74;60 à 80;3;M. X a besoin d’un avocat',
	'14/05/2013 19:20:00;Grande-Synthe;Auberge;52;70;;',
	'15/05/2013 11:40:00;Téteghem;Salam;38;;;',
];
const BAD = '31/02/2013;Grande-Synthe;Salam;1;;;';

let now: number | null;
let house: BoardHouse;
beforeEach(async () => {
	now = null;
	house = await openBoardHouse({ now: () => now ?? Date.now() });
});
afterEach(() => house.close());

const fileOf = (lines: readonly string[], name = 'psm 2013.csv') => ({
	name,
	bytes: new TextEncoder().encode([HEADER, ...lines].join('\r\n')),
});
const kindsOf = ({ lines }: { lines: readonly { kind: string }[] }) => lines.map(({ kind }) => kind);

async function logged() {
	return (await listAll(house.services.storage.records, entries)).map(({ value }) => value);
}

test('BD227 a preview changes nothing; the import keeps each line that can be read, with its file and line', async () => {
	const { importing } = house.services.board;
	const actor = await house.as('coordination');
	const before = (await logged()).length;
	const preview = await importing.preview(actor, fileOf([...GOOD, BAD]));
	expect(kindsOf(preview)).toEqual(['new', 'new', 'new', 'refused']);
	expect(await logged()).toHaveLength(before);

	expect((await importing.run(actor, fileOf([...GOOD, BAD]))).done).toBe(true);
	const facts = (await logged()).slice(before).map(({ fact }) => fact);
	expect(facts.map((fact) => fact.kind === 'observation' && fact.origin)).toEqual([
		{ file: 'psm 2013.csv', line: 2 },
		{ file: 'psm 2013.csv', line: 3 },
		{ file: 'psm 2013.csv', line: 4 },
	]);
	expect(JSON.stringify(facts)).not.toContain('avocat');
});

test('BD228 imported twice, in part or under another name, a line is kept once; two equal visits of a day stay two', async () => {
	const { importing, reports } = house.services.board;
	const actor = await house.as('coordination');
	const twice = [...GOOD, GOOD[2]!];
	await importing.run(actor, fileOf(twice));
	expect(await reports.reportsOfMonth('network', '2013-05')).toHaveLength(4);
	const again = await importing.run(actor, fileOf([GOOD[1]!, ...twice.slice(2), BAD], 'autre.csv'));
	expect(kindsOf(again)).toEqual(['known', 'known', 'known', 'refused']);
	expect(await reports.reportsOfMonth('network', '2013-05')).toHaveLength(4);
	const preview = await importing.preview(actor, fileOf(twice));
	expect(kindsOf(preview)).toEqual(['known', 'known', 'known', 'known']);
});

test('BD228 what was imported counts in the series of its site, and is marked', async () => {
	const { importing, reports } = house.services.board;
	await importing.run(await house.as('coordination'), fileOf(GOOD));
	const lines = await reports.reportsOfMonth('network', '2013-05');
	expect(lines.map(({ visitedOn, imported, association }) => [visitedOn, imported, association])).toEqual([
		['2013-05-14', true, 'salam'],
		['2013-05-14', true, 'auberge'],
		['2013-05-15', true, 'salam'],
	]);
});

test('BD224 nothing is imported into a month that stands validated; into one that was opened again it is', async () => {
	const { importing, periods } = house.services.board;
	const actor = await house.as('coordination');
	await periods.lock(actor, '2013-05');
	const locked = await importing.run(actor, fileOf(GOOD));
	expect(locked.lines.map((line) => line.kind === 'refused' && line.reasons)).toEqual(
		GOOD.map(() => ['month-locked']),
	);
	await periods.unlock(actor, '2013-05', 'le fichier de 2013');
	expect(kindsOf(await importing.run(actor, fileOf(GOOD)))).toEqual(['new', 'new', 'new']);
});

test('BD224 today is the day in Paris', async () => {
	now = Date.parse('2013-05-15T22:30:00.000Z');
	const { importing } = house.services.board;
	const days = ['16/05/2013', '17/05/2013'].map((day) => `${day};Grande-Synthe;Salam;1;;;`);
	expect(kindsOf(await importing.preview(await house.as('coordination'), fileOf(days)))).toEqual([
		'new',
		'refused',
	]);
});

test('BD227 of the name of a file nothing is kept that could be a path or another line, and not more than fits', async () => {
	const { importing } = house.services.board;
	const name = `../../a\\b\nc${'x'.repeat(300)}.csv`;
	const { file } = await importing.preview(await house.as('coordination'), fileOf(GOOD, name));
	expect(file).toMatch(/^\.\. \.\. a b cx+$/);
	expect(file).toHaveLength(120);
});

test('BD229 a file saved by Excel on a French Windows is read like one in UTF-8, with commas or tabs too', async () => {
	const { importing } = house.services.board;
	const actor = await house.as('coordination');
	const text = [HEADER, ...GOOD].join('\r\n').replaceAll('’', "'");
	const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	expect(kindsOf(await importing.preview(actor, { name: 'a.csv', bytes: latin }))).toEqual([
		'new',
		'new',
		'new',
	]);
	for (const sign of [',', '\t']) {
		const bytes = new TextEncoder().encode(`\ufeff${text.replaceAll(';', sign)}`);
		expect(kindsOf(await importing.preview(actor, { name: 'a.csv', bytes }))).toEqual(['new', 'new', 'new']);
	}
});

test.each([
	['no columns that we know', 'a;b;c\r\n1;2;3', 'import-columns'],
	['nothing', '', 'import-columns'],
	['a quote that never ends', `${HEADER}\r\n"14/05/2013;Grande-Synthe`, 'import-not-csv'],
	['no text', `${HEADER}\0`, 'import-not-csv'],
	['more than 256 kB', 'x'.repeat(256 * 1024 + 1), 'import-too-large'],
])('BD230 a file with %s is refused as a whole and changes nothing', async (_, text, reason) => {
	const { importing } = house.services.board;
	const actor = await house.as('coordination');
	const before = (await logged()).length;
	const file = { name: 'a.csv', bytes: new TextEncoder().encode(text) };
	for (const ask of [importing.preview, importing.run])
		await expect(ask(actor, file)).rejects.toMatchObject({ reason });
	expect(await logged()).toHaveLength(before);
});

test('BD230 a file of just 256 kB is read', async () => {
	const { importing } = house.services.board;
	const text = [HEADER, GOOD[0]].join('\r\n');
	const bytes = new TextEncoder().encode(text);
	const full = new Uint8Array(256 * 1024).fill(10);
	full.set(bytes);
	const read = await importing.preview(await house.as('coordination'), { name: 'a.csv', bytes: full });
	expect(kindsOf(read)).toEqual(['new']);
});

test('BD231 only the coordinator imports; it is noted with counts, not with what the file says', async () => {
	const { importing } = house.services.board;
	for (const who of ['salam', 'salamReferent', 'ligue', 'nobody', null] as const) {
		const actor = await house.as(who);
		await expect(importing.run(actor, fileOf(GOOD))).rejects.toBeInstanceOf(Refusal);
		await expect(importing.preview(actor, fileOf(GOOD))).rejects.toBeInstanceOf(Refusal);
	}
	await importing.run(await house.as('coordination'), fileOf([...GOOD, BAD]));
	const lines = (await listAll(house.services.storage.records, auditLines)).map(({ value }) => value);
	expect(lines.map(({ act, note }) => [act, note])).toEqual([['imported', 'psm 2013.csv: +3 =0 -1']]);
});
