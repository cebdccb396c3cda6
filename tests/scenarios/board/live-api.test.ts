import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventOf } from '#lib/domain/board/board-event.ts';
import { cursorText } from '#lib/domain/board/cursor-text.ts';
import type { Entry } from '#lib/domain/board/entry.ts';
import {
	LARGEST_COUNT,
	LONGEST_TEXT,
	MOST_CHOICES,
	MOST_ITEMS,
	type Answer,
} from '#lib/domain/board/form.ts';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import { NEED_ITEMS } from '#lib/domain/board/need.ts';
import { SCHEMAS } from '#lib/protocol/api/schemas.ts';
import type { BoardNews, BoardView } from '#lib/protocol/views/board.ts';
import { contextOf, createBoard } from '../../../server/board/create-board.ts';
import { LARGEST_EVENT, tellLine } from '../../../server/board/view/tell-line.ts';
import { readNetwork } from '../../../server/network/reader.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';
import { PLANTED } from './random-lines.ts';
import { reportsOf, type Reports } from './reports-house.ts';

let house: BoardHouse;
let reports: Reports;
beforeEach(async () => {
	house = await openBoardHouse();
	reports = reportsOf(house);
}, 60_000);
afterEach(() => house?.close());

async function read<T>(who: Person, path: string): Promise<T> {
	const response = await house.ask(who, path);
	const body = (await response.json()) as T;
	expect([response.status, body]).toEqual([200, body]);
	return body;
}
const board = (who: Person) => read<BoardView>(who, '/api/v1/board');
const since = (who: Person, cursor: string) => read<BoardNews>(who, `/api/v1/board/events?cursor=${cursor}`);
const say = (who: Person, cursor: object) => house.ask(who, '/api/v1/board/seen', { cursor });

/** The parts of a second process on the same store. */
function otherNode() {
	const { services } = house;
	const { records } = services.storage;
	const needs = {
		...{ records, sync: services.sync, network: readNetwork(records), identity: services.identity },
		...{ names: async () => new Map<string, string>(), live: services.live, now: services.now },
		...{ address: () => 'http://localhost' },
	};
	return { board: createBoard(needs as never), log: contextOf(needs as never).log };
}

test('BD79 a report of the standard form is told within 1 kB whatever it says; of a larger one only that it is there', () => {
	const told: unknown[] = [];
	const announced: string[] = [];
	const live = {
		tell: (topic: string, event: unknown) => void told.push([topic, event]),
		announce: (topics: readonly string[]) => void announced.push(...topics),
	};
	const lineOf = (answers: Record<string, Answer>): Entry => ({
		stream: 'network',
		seq: 1_234_567_890,
		at: new Date().toISOString(),
		by: randomUUID(),
		association: 'a-name-of-an-association-that-is-as-long-as-they-come',
		fact: {
			kind: 'observation',
			report: {
				...reports.write({
					answers,
					remark: PLANTED.repeat(40).slice(0, LONGEST_TEXT),
					round: 'v12345678901',
				}),
				site: 'a-site-with-a-name-that-is-long-too',
			},
			hash: 'f'.repeat(64),
			late: true,
			skew: -99_999,
			origin: null,
		},
	});
	const most = LARGEST_COUNT;
	const largest = (kind: string): Answer =>
		kind === 'count'
			? { kind: 'count', n: most }
			: kind === 'estimate'
				? { kind: 'estimate', least: most, most, method: 'estimated' }
				: kind === 'yes-no'
					? { kind: 'yes-no', yes: false }
					: { kind: 'choice', chosen: NEED_ITEMS };
	const standard = lineOf(Object.fromEntries(STANDARD_ITEMS.map(({ id, kind }) => [id, largest(kind)])));
	const bytes = Buffer.byteLength(JSON.stringify(eventOf(standard)));
	console.log(`event of the standard form at its largest: ${bytes} bytes of ${LARGEST_EVENT}`);
	tellLine(live as never, standard);
	expect([told.length, announced, bytes <= LARGEST_EVENT]).toEqual([1, [], true]);
	expect(JSON.stringify(told)).not.toContain(PLANTED);

	const ids = Array.from({ length: MOST_ITEMS }, (_, n) => `item-${String(n).padStart(19, '0')}`);
	const chosen = Array.from({ length: MOST_CHOICES }, (_, n) => `choice-${String(n).padStart(17, '0')}`);
	for (const answer of [largest('estimate'), { kind: 'choice', chosen } as const]) {
		told.length = 0;
		for (let items = 0; items <= MOST_ITEMS; items++)
			tellLine(live as never, lineOf(Object.fromEntries(ids.slice(0, items).map((id) => [id, answer]))));
		expect(told.length).toBeGreaterThan(0);
		for (const each of told)
			expect(Buffer.byteLength(JSON.stringify((each as [string, unknown])[1]))).toBeLessThanOrEqual(1024);
		expect(announced.splice(0).length).toBe(MOST_ITEMS + 1 - told.length);
	}
});

test('BD80 the board, what came after and who saw it answer as described, to those who may read it (protection 10, 19)', async () => {
	await reports.sent('salam', { remark: '' });
	await reports.sent('emmaus', { association: 'emmaus', level: 'association' });
	const view = await board('salam');
	expect(SCHEMAS.Board.strict().parse(view)).toEqual(view);
	const news = await since('salam', 'network.0,association:salam.0');
	expect(SCHEMAS.BoardNews.strict().parse(news)).toEqual(news);
	expect(news.next).toEqual(view.state.cursor);
	expect(JSON.stringify(view)).not.toContain('association:emmaus');
	expect((await say('salam', view.state.cursor)).status).toBe(200);

	for (const who of ['emmaus', 'ligue', 'nobody'] as const) {
		const asked = [
			await house.ask(who, '/api/v1/board'),
			await house.ask(who, '/api/v1/board/events?cursor=network.0'),
			await say(who, { network: 1 }),
		];
		expect([who, ...asked.map(({ status }) => status)]).toEqual([who, 404, 404, 404]);
	}
	expect((await house.ask(null, '/api/v1/board')).status).toBe(401);
	for (const cursor of ['', 'network', 'network.x', 'network.1.2', 'salam.1', 'network.-1']) {
		const { status } = await house.ask('salam', `/api/v1/board/events?cursor=${cursor}`);
		// none: everything is new
		expect([cursor, status]).toEqual([cursor, cursor === '' ? 200 : 400]);
	}
	// another's stream in the cursor changes nothing of the answer
	const asked = await since('salam', `${cursorText(view.state.cursor)},association:auberge.0,group:sante.0`);
	expect([asked.events, asked.next, asked.reload]).toEqual([[], view.state.cursor, false]);
});

test('BD80 a stream that is new to a reader, a cursor beyond the log and too many lines are answered with « read it all »', async () => {
	const { cursor } = (await board('salam')).state;
	const reload = async (text: string) => (await since('salam', text)).reload;
	expect(await reload(cursorText(cursor))).toBe(false);
	expect(await reload('network.0')).toBe(true);
	expect(await reload(cursorText({ ...cursor, network: cursor.network! + 1 }))).toBe(true);
	const { log } = otherNode();
	for (let n = 0; n <= 200; n++)
		await log.append({
			...{ stream: 'network', by: null, association: null },
			fact: { kind: 'site', id: randomUUID(), site: house.sites[0].id },
		});
	expect(await reload(cursorText(cursor))).toBe(true);
	expect(await reload(cursorText({ ...cursor, network: cursor.network! + 1 }))).toBe(false);
});

test('BD84 two nodes number one stream without holes, and each answers with what the other kept and with the rights of now', async () => {
	const node = otherNode();
	const salam = await house.as('salam');
	const before = (await node.board.view.read(salam)).state.cursor.network!;
	const appends = Array.from({ length: 40 }, (_, n) =>
		(n % 2 ? node.log : contextOf({ ...house.services, ...house.services.storage } as never).log).append({
			...{ stream: 'network', by: null, association: null },
			fact: { kind: 'site', id: randomUUID(), site: house.sites[0].id },
		}),
	);
	const seqs = (await Promise.all(appends)).map(({ entry }) => entry.seq).toSorted((a, b) => a - b);
	expect(seqs).toEqual(Array.from({ length: 40 }, (_, n) => before + 1 + n));
	const report = await reports.sent('salam');
	const there = await node.board.view.read(salam);
	expect(there.state).toEqual((await board('salam')).state);
	expect(there.state.reports[report.id]).toBeDefined();
	const cursor = { ...there.state.cursor, network: before };
	expect((await node.board.view.since(salam, cursor)).events).toHaveLength(41);

	await house.withdraw('salam');
	await expect(node.board.view.since(salam, cursor)).rejects.toMatchObject({ code: 'not-found' });
});

test('BD85 seen: by associations that share what they see, as far as the log goes, never back, and not by who was there', async () => {
	const { id } = await reports.sent('salam');
	const view = await board('auberge');
	const { seq } = view.state.reports[id]!;
	const seenBy = async () => {
		const context = contextOf({ ...house.services, ...house.services.storage } as never);
		const { createStates } = await import('../../../server/board/view/states.ts');
		return createStates(context).seenBy('network', seq, 'salam');
	};
	expect(await seenBy()).toEqual([]);
	await say('auberge', { network: seq - 1 });
	await say('salamReferent', { network: seq });
	await say('coordination', { network: seq });
	expect(await seenBy()).toEqual([]);
	await say('auberge', { network: seq });
	expect(await seenBy()).toEqual(['auberge']);
	await say('auberge', { network: 1 });
	expect(await seenBy()).toEqual(['auberge']);
	await say('auberge', { network: 9_999_999 });
	const line = (await board('salam')).seen.find(({ association }) => association === 'auberge');
	expect(line?.cursor.network).toBe(view.state.cursor.network);
	expect(await seenBy()).toEqual(['auberge']);
	// what a group was told is for who may read it
	await house.services.network.seat(
		await house.as('coordination'),
		'sante',
		((await house.as('auberge')) as { id: string }).id,
		true,
	);
	await otherNode().log.append({
		...{ stream: 'group:sante', by: null, association: null },
		fact: { kind: 'site', id: randomUUID(), site: house.sites[0].id },
	});
	await say('auberge', { 'group:sante': 1, network: seq });
	expect(JSON.stringify((await board('salam')).seen)).not.toContain('group:sante');
	expect(JSON.stringify((await board('auberge')).seen)).toContain('group:sante');
});
