import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answers } from '#lib/domain/board/form.ts';
import { PublicFigures } from '#lib/protocol/api/public-figures.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import { entries, sectors, sites } from '../../../server/board/collections.ts';
import { collection } from '../../../server/storage/records.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';

const NOW = Date.parse('2013-08-15T10:00:00.000Z');
const MONTH = '2013-05';

let now: number;
let house: BoardHouse;
let folder: string;

beforeEach(async () => {
	now = NOW;
	folder = await mkdtemp(join(tmpdir(), 'tablee-publication-'));
	const storage = await openSqliteStorage(join(folder, 'tablee.db'));
	house = await openBoardHouse({ now: () => now, storage });
	const { records } = house.services.storage;
	for (const number of [2, 3])
		await records.insert(sectors, `sector-${number}`, {
			id: `sector-${number}`,
			number,
			name: `Littoral ${number}`,
			towns: [],
		});
	const site = { ...house.sites[0] };
	for (const [id, sector] of Object.entries(SITES))
		await records.insert(sites, id, { ...site, id, series: id, name: id, sector });
}, 60_000);
afterEach(async () => {
	await house.close();
	await rm(folder, { recursive: true, force: true });
});

/** Two sectors of three sites, and one of a single site. */
const SITES: Readonly<Record<string, string>> = {
	a: 'dunkerquois',
	b: 'dunkerquois',
	c: 'dunkerquois',
	d: 'sector-2',
	e: 'sector-2',
	f: 'sector-2',
	g: 'sector-3',
};

/** A report as it stands in the network's log. */
async function report(site: string, day: string, answers: Answers, association = 'salam'): Promise<string> {
	const { records } = house.services.storage;
	const seq = await nextSeq();
	const id = randomUUID();
	const at = new Date(now).toISOString();
	const fact = {
		kind: 'observation' as const,
		report: {
			id,
			site,
			form: 1,
			association,
			level: 'network' as const,
			visitedOn: day,
			visitedAt: null,
			answers,
			remark: 'près du canal, demander Karim',
			round: null,
			device: { createdAt: at, offset: 120 },
		},
		hash: '0'.repeat(64),
		late: false,
		skew: null,
		origin: null,
	};
	const line = { stream: 'network' as const, seq, at, by: 'somebody', association, fact };
	await records.insert(entries, `network/${String(seq).padStart(10, '0')}`, line);
	return id;
}

async function nextSeq(): Promise<number> {
	const { records } = house.services.storage;
	let last = 0;
	for (;;) {
		const page = await records.list(entries, { after: `network/${String(last).padStart(10, '0')}` });
		if (page.length === 0) return last + 1;
		last = page.at(-1)!.value.seq;
	}
}

const answers = (meals: number, pass = 1): Answers => ({
	meals: { kind: 'count', n: meals },
	pass: { kind: 'count', n: pass },
	present: { kind: 'estimate', least: meals, most: meals + 10, method: 'estimated' },
	volunteers: { kind: 'count', n: 3 },
	hours: { kind: 'count', n: 2 },
});

/** Five days of visits at every site, by two associations in turn. */
async function fillMonth(month = MONTH): Promise<void> {
	for (const [index, site] of Object.keys(SITES).entries())
		for (let day = 1; day <= 5; day++)
			await report(site, `${month}-0${day}`, answers(20 + index + day), day % 2 ? 'salam' : 'auberge');
}

const coordinator = () => house.as('coordination');
const publication = () => house.services.board.publication;
const lock = async (month = MONTH) => house.services.board.periods.lock(await coordinator(), month);
const publish = async (version = 1, month = MONTH) =>
	publication().publish(await coordinator(), month, version);
const preview = async (month = MONTH) => publication().preview(await coordinator(), month);
const publicMonths = async () => house.services.publicFigures.months(await house.as(null));
const refused = (reason: string) => expect.objectContaining({ reason });

test('BD197 a month is published when it is over for thirty days and validated, and not before', async () => {
	await fillMonth();
	expect((await preview()).state).toBe('open');
	await expect(publish()).rejects.toEqual(refused('publication-open'));
	await lock();
	expect(await preview()).toMatchObject({ state: 'ready', from: '2013-07-01' });
	now = Date.parse('2013-06-30T10:00:00.000Z');
	await expect(publish()).rejects.toEqual(refused('publication-early'));
	now = Date.parse('2013-06-30T22:00:00.000Z');
	expect((await preview()).state).toBe('ready');
	now = NOW;
	expect(await publicMonths()).toEqual([]);
	await publish();
	expect(await publicMonths()).toMatchObject([{ month: MONTH, version: 1, publishedOn: '2013-08-15' }]);
	expect((await preview()).state).toBe('published');
	await expect(publish(2)).rejects.toEqual(refused('publication-published'));
	await expect(publish(1, '2013-04')).rejects.toEqual(refused('publication-empty'));
});

test('BD197 the coordinator sees first what will be hidden and why, and that is what the public reads', async () => {
	await fillMonth();
	await lock();
	const { next, hidden } = await preview();
	expect(hidden.meals).toEqual({ coast: null, sectors: { 2: 'effort', 3: 'effort' } });
	expect(hidden.visits).toEqual({ coast: null, sectors: { 2: 'margin', 3: 'sites' } });
	expect(next.figures.visits).toEqual({
		coast: { kind: 'told', least: 35, most: 35 },
		sectors: { 1: { kind: 'told', least: 15, most: 15 }, 2: { kind: 'hidden' }, 3: { kind: 'hidden' } },
	});
	expect(next.figures.pass).toEqual({ coast: { kind: 'told', least: 35, most: 35 }, sectors: {} });
	await expect(publish(2)).rejects.toEqual(refused('publication-moved'));
	expect(await publicMonths()).toEqual([]);
	await publish();
	expect(await publicMonths()).toEqual([next]);
});

test('BD198 a published month stays as it is, whatever comes, until it was opened and validated again', async () => {
	await fillMonth();
	await lock();
	await publish();
	const first = await publicMonths();
	now += 86_400_000;
	for (const site of ['a', 'b', 'c', 'd', 'e', 'f'])
		await report(site, `${MONTH}-20`, answers(90), 'auberge');
	expect(await publicMonths()).toEqual(first);
	await expect(publish(2)).rejects.toEqual(refused('publication-published'));

	await house.services.board.periods.unlock(await coordinator(), MONTH, 'des relevés retrouvés');
	now += 1000;
	await lock();
	await publish(2);
	const [second] = await publicMonths();
	expect(second).toMatchObject({ version: 2 });
	expect(second!.figures.meals!.coast).not.toEqual(first[0]!.figures.meals!.coast);
	expect(await house.services.storage.published.reader.versions(MONTH)).toEqual([first[0], second]);
});

test('BD198 one more visit changes nothing that is said, so that there is nothing to publish', async () => {
	await fillMonth();
	await lock();
	await publish();
	await house.services.board.periods.unlock(await coordinator(), MONTH, 'un relevé retrouvé');
	await report('a', `${MONTH}-20`, answers(90, 8), 'auberge');
	now += 1000;
	await lock();
	const { same, held, state } = await preview();
	expect({ same, state }).toEqual({ same: true, state: 'ready' });
	expect(held).toContain('visits');
	await expect(publish(2)).rejects.toEqual(refused('publication-same'));
});

test('BD198 a sector that was made since is in no later version, and hinders none', async () => {
	await fillMonth();
	await lock();
	await publish();
	const [first] = await publicMonths();
	const before = await preview();
	const { records } = house.services.storage;
	const sector = { id: 'sector-4', number: 4, name: 'Littoral 4', towns: [] };
	await records.insert(sectors, sector.id, sector);
	const { next, held, same, hidden } = await preview();
	expect({ sectors: next.sectors, held, same }).toEqual({ sectors: [1, 2, 3], held: [], same: true });
	expect(hidden).toEqual(before.hidden);

	await house.services.board.periods.unlock(await coordinator(), MONTH, 'des relevés retrouvés');
	for (const site of ['a', 'b', 'c', 'd', 'e', 'f'])
		await report(site, `${MONTH}-20`, answers(90), 'auberge');
	now += 1000;
	await lock();
	await publish(2);
	const [second] = await publicMonths();
	expect(second!.sectors).toEqual([1, 2, 3]);
	expect(second!.figures.meals!.coast).not.toEqual(first!.figures.meals!.coast);
});

test('BD198 what a sector that was made since brought to a published month is not told by the difference', async () => {
	await fillMonth();
	await lock();
	await publish();
	const [first] = await publicMonths();
	const { records } = house.services.storage;
	const sector = { id: 'sector-4', number: 4, name: 'Littoral 4', towns: [] };
	await records.insert(sectors, sector.id, sector);
	const site = { ...house.sites[0], sector: sector.id };
	for (const id of ['h', 'i', 'j']) {
		await records.insert(sites, id, { ...site, id, series: id, name: id });
		for (const association of ['salam', 'auberge']) await report(id, `${MONTH}-20`, answers(90), association);
	}
	await house.services.board.periods.unlock(await coordinator(), MONTH, 'des relevés retrouvés');
	now += 1000;
	await lock();
	const { next } = await preview();
	expect(next.sectors).toEqual([1, 2, 3]);
	for (const { sectors: told } of Object.values(next.figures)) expect(told).not.toHaveProperty('4');
	expect(next.figures.visits!.sectors).toEqual(first!.figures.visits!.sectors);
});

test('BD207 in public too a report that came after the month was validated is not in its figures', async () => {
	await fillMonth();
	await lock();
	const { next } = await preview();
	now += 1000;
	for (const site of ['a', 'b', 'c', 'd', 'e', 'f'])
		await report(site, `${MONTH}-20`, answers(90), 'auberge');
	await publish();
	expect(await publicMonths()).toEqual([next]);
});

test('BD188 where it is not known any more what a published month was made of, no later version follows it', async () => {
	await fillMonth();
	await lock();
	await publish();
	const { records } = house.services.storage;
	const bases = collection('board-publication-bases', {});
	for (const { id, revision } of await records.list(bases)) await records.remove(bases, id, revision);
	await house.services.board.periods.unlock(await coordinator(), MONTH, 'des relevés retrouvés');
	for (const site of ['a', 'b', 'c', 'd', 'e', 'f'])
		await report(site, `${MONTH}-20`, answers(90), 'auberge');
	now += 1000;
	await lock();
	expect(await preview()).toMatchObject({ state: 'published', same: false });
	await expect(publish(2)).rejects.toEqual(refused('publication-published'));
});

test('BD198 two who publish at once publish once', async () => {
	await fillMonth();
	await lock();
	const answersOfBoth = await Promise.allSettled([publish(), publish()]);
	expect(answersOfBoth.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(await house.services.storage.published.reader.versions(MONTH)).toHaveLength(1);
	expect((await preview()).state).toBe('published');
});

test('BD199 only the coordinator publishes or previews; for others there is nothing there', async () => {
	await fillMonth();
	await lock();
	for (const who of ['salam', 'salamReferent', 'emmaus', 'ligue'] as const) {
		const actor = await house.as(who);
		await expect(publication().months(actor, '2013')).rejects.toEqual(refused('not-found'));
		await expect(publication().preview(actor, MONTH)).rejects.toEqual(refused('not-found'));
		await expect(publication().publish(actor, MONTH, 1)).rejects.toEqual(refused('not-found'));
	}
	const nobody = await house.as(null);
	await expect(publication().preview(nobody, MONTH)).rejects.toEqual(refused('signed-out'));
	expect(await publicMonths()).toEqual([]);
});

test('BD199 it is noted who published what, and nothing that is in it', async () => {
	await fillMonth();
	await lock();
	await publish();
	const { lines } = await house.services.board.audit.list(await coordinator(), {
		month: '',
		act: 'figures-published',
		person: '',
	});
	expect(lines).toMatchObject([{ act: 'figures-published', of: MONTH, note: '1' }]);
});

test('BD200 anybody reads the published figures by the API, as described, and keeps them; nothing else is in them', async () => {
	await fillMonth();
	await lock();
	await publish();
	const response = await house.ask(null, '/api/v1/public/figures');
	expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
	const text = await response.text();
	const body = PublicFigures.parse(JSON.parse(text));
	expect(body.months.map(({ month }) => month)).toEqual([MONTH]);
	// what could leak is there to leak: the words, names and sites of the reports
	for (const word of ['Karim', 'canal', 'salam', 'auberge', 'somebody', 'basis', '"site', '"a"', 'Téteghem'])
		expect(text).not.toContain(word);
	const other = await house.ask(null, '/api/v1/public/figures?year=2012');
	expect(PublicFigures.parse(await other.json()).months).toEqual([]);
	const bad = await house.ask(null, '/api/v1/public/figures?year=x');
	expect(bad.status).toBe(400);
});

test('BD200 as a spreadsheet it says in words what is not said', async () => {
	await fillMonth();
	await lock();
	await publish();
	const response = await house.ask(null, '/api/v1/public/figures?format=csv');
	const lines = (await response.text()).split('\r\n');
	expect(lines).toContain('2013-05;1;Toute la côte;Visites;35;35');
	expect(lines).toContain('2013-05;1;Secteur 3;Visites;trop peu de sites;trop peu de sites');
	expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
});
