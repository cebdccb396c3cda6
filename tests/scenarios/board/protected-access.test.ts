import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { noteAct } from '../../../server/board/audit/note.ts';
import { auditLines, grants } from '../../../server/board/collections.ts';
import { memberships, pairId } from '../../../server/network/collections.ts';
import { removeRecord } from '../../../server/network/revise.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';

const DAY = 86_400_000;

let house: BoardHouse;
let now: number;

beforeEach(async () => {
	now = Date.parse('2013-05-15T10:00:00.000Z');
	// no two acts at one instant
	house = await openBoardHouse({ now: () => now++ });
});
afterEach(() => house.close());

const board = () => house.services.board;
const reasonOf = (act: Promise<unknown>) =>
	act.then(
		() => 'done',
		(error: unknown) => (error instanceof Refusal ? `${error.code} ${error.reason}` : error),
	);
const idOf = async (who: Person) => ((await house.as(who)) as PersonActor).id;

describe('what is opened to single people', () => {
	test('BD126 the coordinator opens it to somebody of the network, noted first, and never to themselves', async () => {
		const coordinator = await house.as('coordination');
		const [salam, ligue, own] = [await idOf('salam'), await idOf('ligue'), await idOf('coordination')];
		const give = async (who: Person, person: string) =>
			board().grants.give(await house.as(who), person, 'places');
		expect(await reasonOf(give('coordination', own))).toBe('forbidden grant-to-oneself');
		expect(await reasonOf(give('coordination', ligue))).toBe('invalid person-unknown');
		expect(await reasonOf(give('coordination', 'nobody'))).toBe('invalid person-unknown');
		expect(await reasonOf(board().grants.give(coordinator, salam, 'keys' as never))).toBe(
			'invalid grant-kind',
		);
		expect(await reasonOf(give('salamReferent', salam))).toBe('forbidden board.manage');
		expect(await house.services.storage.records.list(grants)).toEqual([]);
		expect(await house.services.storage.records.list(auditLines)).toEqual([]);

		await Promise.all([give('coordination', salam), give('coordination', salam)]);
		const { given } = await board().grants.list(coordinator);
		expect(given.map(({ person, to, by }) => [person, to, by])).toEqual([[salam, 'places', own]]);
		expect(await reasonOf(board().grants.list(await house.as('salamReferent')))).toBe('not-found not-found');

		for (const who of ['salamReferent', 'salam', 'emmaus'] as const)
			expect(await reasonOf(board().grants.withdraw(await house.as(who), given[0]!.id))).toBe(
				'forbidden board.manage',
			);
		expect(await house.services.storage.records.list(grants)).toHaveLength(1);
		await board().grants.withdraw(coordinator, given[0]!.id);
		expect(await house.services.storage.records.list(grants)).toEqual([]);
		expect(await reasonOf(board().grants.withdraw(coordinator, given[0]!.id))).toBe('gone grant-gone');
		const { lines } = await board().audit.list(coordinator, { month: '', act: '', person: own });
		expect(new Set(lines.map(({ act, of, note }) => `${act} ${of} ${note}`))).toEqual(
			new Set([
				`grant-withdrawn ${salam} places`,
				`grant-given ${salam} places`,
				`audit-viewed  2013-05 ${own}`,
			]),
		);
	});

	test('BD126 what was opened to somebody ends when they leave the network', async () => {
		const person = await idOf('auberge');
		await board().grants.give(await house.as('coordination'), person, 'raw-export');
		await board().sweep();
		expect(await house.services.storage.records.list(grants)).toHaveLength(1);
		await removeRecord(house.services.storage.records, memberships, pairId('auberge', person));
		await board().sweep();
		expect(await house.services.storage.records.list(grants)).toEqual([]);
	});

	test('BD126 who is left in a partner association only keeps nothing that was opened to them', async () => {
		const { records } = house.services.storage;
		const person = await idOf('auberge');
		await board().grants.give(await house.as('coordination'), person, 'places');
		const partner = { person, association: 'ligue', role: 'member' as const };
		const { value } = (await records.get(memberships, pairId('auberge', person)))!;
		await records.insert(memberships, pairId('ligue', person), { ...value, ...partner });
		await board().sweep();
		expect(await records.list(grants)).toHaveLength(1);
		await removeRecord(records, memberships, pairId('auberge', person));
		await board().sweep();
		expect(await records.list(grants)).toEqual([]);
	});

	test('BD126 the coordinator chooses among the people of the network, themselves not among them', async () => {
		const { people } = await board().grants.list(await house.as('coordination'));
		const others = await Promise.all((['auberge', 'emmaus', 'salam', 'salamReferent'] as const).map(idOf));
		expect(people.map(({ id }) => id).toSorted()).toEqual(others.toSorted());
	});

	test('BD129 alerts go to an open group that the coordinator chose', async () => {
		const { settings } = board();
		const coordinator = await house.as('coordination');
		expect(await settings.view(coordinator)).toMatchObject({ alertGroup: null });
		const [group] = (await settings.view(coordinator)).groups;
		await settings.setAlertGroup(coordinator, group!.id);
		expect(await settings.view(coordinator)).toMatchObject({ alertGroup: group!.id });
		await house.services.network.editGroup(coordinator, group!.id, { closed: true });
		expect(await reasonOf(settings.setAlertGroup(coordinator, group!.id))).toBe('invalid alert-group');
		expect(await reasonOf(settings.setAlertGroup(coordinator, 'no-group'))).toBe('invalid alert-group');
		const salam = await house.as('salamReferent');
		expect(await reasonOf(settings.setAlertGroup(salam, null))).toBe('forbidden board.manage');
		expect(await reasonOf(settings.view(salam))).toBe('not-found not-found');
		await settings.setAlertGroup(coordinator, null);
		expect(await settings.view(coordinator)).toMatchObject({ alertGroup: null });
		const { lines } = await board().audit.list(coordinator, {
			month: '',
			act: 'settings-changed',
			person: '',
		});
		expect(lines.map(({ of }) => of)).toEqual(['', group!.id]);
	});
});

describe('the audit', () => {
	test('BD127 only the coordinator reads who looked at what; that they did is noted; nothing of the content is in it (protection 17)', async () => {
		const { audit, grants: given } = board();
		const coordinator = await house.as('coordination');
		await given.give(coordinator, await idOf('salam'), 'places');
		await house.grant('salam', 'raw-export');
		const salam = await house.as('salam');
		await board().sites.setPlace(salam, house.sites[0].id, {
			latitude: 51.0123,
			longitude: 2.3456,
			way: 'derrière le hangar bleu',
		});
		await board().sites.place(salam, house.sites[0].id);

		for (const who of ['salam', 'salamReferent', 'emmaus', 'ligue'] as const)
			expect(await reasonOf(audit.list(await house.as(who), { month: '', act: '', person: '' }))).toBe(
				'not-found not-found',
			);
		const everything = await audit.list(coordinator, { month: '2013-05', act: '', person: '' });
		expect(everything.lines.map(({ act }) => act)).toEqual(
			expect.arrayContaining(['audit-viewed', 'place-viewed', 'place-changed', 'grant-given']),
		);
		expect(everything.lines[0]!.act).toBe('audit-viewed');
		expect(JSON.stringify(everything)).not.toMatch(/51\.0123|2\.3456|hangar/);
		const viewed = await audit.list(coordinator, {
			month: '',
			act: 'place-viewed',
			person: await idOf('salam'),
		});
		expect(viewed.lines.map(({ act, of, ofName }) => [act, of, ofName])).toEqual([
			['place-viewed', house.sites[0].id, house.sites[0].name],
		]);
		const nobody = await audit.list(coordinator, { month: '', act: '', person: 'x"><script>' });
		expect(nobody.lines).toEqual([]);
		const looks = await audit.list(coordinator, { month: '', act: 'audit-viewed', person: '' });
		expect(looks.lines.map(({ note }) => note)).toEqual([
			'2013-05 audit-viewed',
			'2013-05',
			`2013-05 place-viewed ${await idOf('salam')}`,
			'2013-05',
		]);
	});

	test('BD127 months are read one at a time', async () => {
		const coordinator = await house.as('coordination');
		const look = (month: string) => board().audit.list(coordinator, { month, act: '', person: '' });
		await look('');
		now = Date.parse('2013-06-02T10:00:00.000Z');
		expect((await look('2013-05')).lines.map(({ note }) => note)).toEqual(['2013-05']);
		expect((await look('2013-06')).lines.map(({ note }) => note)).toEqual(['2013-06', '2013-05']);
		expect((await look('2013-06')).months.slice(0, 2)).toEqual(['2013-06', '2013-05']);
		expect((await look('1999-01')).month).toBe('2013-06');
	});

	test('BD127 of a month with very many lines the newest are shown, and that there are more', async () => {
		const coordinator = await house.as('coordination');
		const needs = { records: house.services.storage.records, now: () => now++ };
		for (let n = 0; n < 500; n++) await noteAct(needs, coordinator, 'place-viewed', `site-${n}`);
		const look = (act: string) => board().audit.list(coordinator, { month: '', act, person: '' });
		const places = await look('place-viewed');
		expect([places.lines.length, places.more]).toEqual([500, false]);
		const everything = await look('');
		expect([everything.lines.length, everything.more]).toEqual([500, true]);
		expect(everything.lines.slice(0, 3).map(({ act, of }) => [act, of])).toEqual([
			['audit-viewed', ''],
			['audit-viewed', ''],
			['place-viewed', 'site-499'],
		]);
	});

	test('BD127 nothing is noted in nobody’s name, and no note is long', async () => {
		const { records } = house.services.storage;
		const needs = { records, now: () => now++ };
		expect(await reasonOf(noteAct(needs, await house.as(null), 'place-viewed', 'a-site'))).toBe(
			'signed-out signed-out',
		);
		expect(await records.list(auditLines)).toEqual([]);
		await noteAct(needs, await house.as('coordination'), 'exported-raw', '', 'x'.repeat(301));
		expect((await records.list(auditLines)).map(({ value }) => value.note)).toEqual(['x'.repeat(300)]);
	});

	test('BD128 a month can be asked for as long as lines of it may be kept', async () => {
		const { months } = await board().audit.list(await house.as('coordination'), {
			month: '',
			act: '',
			person: '',
		});
		expect(months).toHaveLength(THRESHOLDS.auditMonths + 1);
	});

	test('BD128 lines are kept for as many months as the thresholds say, and no longer', async () => {
		const { records } = house.services.storage;
		await board().audit.list(await house.as('coordination'), { month: '', act: '', person: '' });
		const months = THRESHOLDS.auditMonths;
		now = Date.parse(`${2013 + Math.floor((4 + months) / 12)}-05-15T09:59:00.000Z`);
		await board().sweep();
		expect(await records.list(auditLines)).toHaveLength(1);
		now += DAY;
		await board().sweep();
		expect(await records.list(auditLines)).toEqual([]);
	});
});
