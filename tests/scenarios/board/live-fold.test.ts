import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventOf, type BoardEvent } from '#lib/domain/board/board-event.ts';
import type { Entry } from '#lib/domain/board/entry.ts';
import { EMPTY_BOARD, foldBoard, joinBoards, withoutStream } from '#lib/domain/board/fold-board.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { trimBoard } from '#lib/domain/board/trim-board.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { BoardNews, BoardView } from '#lib/protocol/views/board.ts';
import { contextOf } from '../../../server/board/create-board.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { randomFrom, seedOf } from '../sync/random.ts';
import { PLANTED, randomLines } from './random-lines.ts';

const seed = seedOf('BOARD_SEED');
console.log(`BOARD_SEED=${seed}`);
const today = parisWallClock(Date.now()).date;
const STREAMS: readonly Stream[] = ['network', 'association:salam', 'group:sante'];
const seriesOf = (site: string) => (site === 'tetegehm' ? 'teteghem' : site);

/** Lines of a few streams, numbered as the log numbers them. */
function lines(count: number): Entry[] {
	const next = randomLines(randomFrom(seed), {
		streams: STREAMS,
		sites: ['grande-synthe', 'teteghem', 'tetegehm'],
		sector: 'dunkerquois',
		associations: ['salam', 'auberge', 'emmaus'],
		today,
	});
	const heads = new Map<Stream, number>();
	return Array.from({ length: count }, (_, n) => {
		const line = next();
		const seq = (heads.get(line.stream) ?? 0) + 1;
		heads.set(line.stream, seq);
		return { ...line, seq, at: new Date(Date.parse(`${today}T00:00:00Z`) + n * 1000).toISOString() };
	});
}

/** The same lines with the streams' lines in another order among one another. */
function interleaved(events: readonly BoardEvent[], shuffle: number): BoardEvent[] {
	const random = randomFrom(shuffle);
	const queues = STREAMS.map((stream) => events.filter((event) => event.stream === stream));
	const all: BoardEvent[] = [];
	while (queues.some((queue) => queue.length > 0)) {
		const open = queues.filter((queue) => queue.length > 0);
		all.push(open[random(open.length)]!.shift()!);
	}
	return all;
}

describe('the board, folded', () => {
	const events = lines(1500).map(eventOf);
	const whole = foldBoard(EMPTY_BOARD, events, seriesOf);

	test('BD75 whatever the order in which streams are told, the board is the same; of one stream, and of streams joined, too', () => {
		expect(Object.keys(whole.reports).length).toBeGreaterThan(300);
		expect(Object.keys(whole.needs).length).toBeGreaterThan(10);
		for (let shuffle = 1; shuffle <= 5; shuffle++)
			expect(foldBoard(EMPTY_BOARD, interleaved(events, seed + shuffle), seriesOf)).toEqual(whole);
		const alone = STREAMS.map((stream) =>
			foldBoard(
				EMPTY_BOARD,
				events.filter((event) => event.stream === stream),
				seriesOf,
			),
		);
		expect(joinBoards(alone)).toEqual(whole);
		expect(withoutStream(whole, 'group:sante')).toEqual(joinBoards(alone.slice(0, 2)));
		expect(withoutStream(whole, 'network')).toEqual(joinBoards(alone.slice(1)));
	});

	test('BD75 one by one or many at once, told twice or late: a line counts once, and one after a hole not at all', () => {
		let state = EMPTY_BOARD;
		for (const event of events) {
			const before = state;
			state = foldBoard(state, [event], seriesOf);
			expect(foldBoard(state, [event], seriesOf)).toBe(state);
			const afterHole = { ...event, seq: event.seq + 1 };
			expect(foldBoard(before, [afterHole], seriesOf)).toBe(before);
		}
		expect(state).toEqual(whole);
		expect(foldBoard(whole, events, seriesOf)).toBe(whole);
	});

	test('BD77 trimmed early or late, the board of a day is the same, and holds the last visit of each site', () => {
		let early = EMPTY_BOARD;
		for (let from = 0; from < events.length; from += 100)
			early = trimBoard(foldBoard(early, events.slice(from, from + 100), seriesOf), today);
		const trimmed = trimBoard(whole, today);
		expect(trimBoard(trimmed, today)).toEqual(trimmed);
		expect(Object.keys(trimmed.reports).length).toBeLessThan(Object.keys(whole.reports).length);
		// a correction of what was trimmed early may bring a visit nearer: nothing else may differ
		const moved = Object.values(whole.reports).filter(({ revisions }) =>
			revisions.some(({ visitedOn }) => visitedOn !== undefined),
		);
		for (const { id } of Object.values(trimmed.reports))
			if (!moved.some((report) => report.id === id)) expect(early.reports[id]).toEqual(trimmed.reports[id]);
	});

	test('BD79 what is told holds nobody’s free text', () => {
		expect(JSON.stringify(lines(1500))).toContain(PLANTED);
		expect(JSON.stringify(events)).not.toContain(PLANTED);
		expect(JSON.stringify(whole)).not.toContain(PLANTED);
	});
});

describe('the board of the browser and that of the server', () => {
	let house: BoardHouse;
	beforeAll(async () => {
		house = await openBoardHouse();
	}, 60_000);
	afterAll(() => house?.close());

	const read = async <T>(path: string) => (await (await house.ask('salam', path)).json()) as T;

	test('BD76 what a board folds from events is what the server answers, at every step', async () => {
		const { log } = contextOf({ ...house.services, ...house.services.storage } as never);
		const next = randomLines(randomFrom(seed + 1), {
			streams: ['network', 'association:salam', 'association:auberge'],
			sites: house.sites.map(({ id }) => id),
			sector: house.sector.id,
			associations: ['salam', 'auberge'],
			today,
		});
		let mine = (await read<BoardView>('/api/v1/board')).state;
		expect(Object.keys(mine.cursor).toSorted()).toEqual(['association:salam', 'network']);
		const series = new Map(house.sites.map((site) => [site.id, site.series]));
		for (let step = 0; step < 30; step++) {
			for (let n = 0; n < 7; n++) await log.append(next());
			const cursor = Object.entries(mine.cursor)
				.map(([stream, seq]) => `${stream}.${seq}`)
				.join(',');
			const news = await read<BoardNews>(`/api/v1/board/events?cursor=${cursor}`);
			expect(news.reload).toBe(false);
			mine = trimBoard(
				foldBoard(mine, news.events, (site) => series.get(site) ?? site),
				news.today,
			);
			expect(mine.cursor).toEqual(news.next);
			const { state } = await read<BoardView>('/api/v1/board');
			// a text that was erased makes the server fold again from what is left: the browser then reads it anew
			if (news.events.some(({ fact }) => fact.kind === 'erasure')) mine = state;
			expect(mine).toEqual(state);
		}
		expect(JSON.stringify(mine)).not.toContain('association:auberge');
	});
});
