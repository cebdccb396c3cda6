import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventOf } from '#lib/domain/board/board-event.ts';
import { contextOf } from '../../../server/board/create-board.ts';
import { openLiveHouse, type LiveHouse } from './live-house.ts';
import type { BoardsSaid, ManyBoards } from './many-boards.ts';
import { reportsOf } from './reports-house.ts';

const PEOPLE = 20;
const BOARDS_EACH = 10;
const LINES = 30;
/** Generous: the report is checked, hashed and kept before it is told; the machine may be busy with other tests. */
const LARGEST_RATIO = 20;

let house: LiveHouse;
let child: ChildProcess;
const bareHttp = createServer();
const bare = new Server(bareHttp, { transports: ['websocket'] });
const said: BoardsSaid[] = [];
const waiting = new Set<() => void>();

beforeAll(async () => {
	house = await openLiveHouse();
	await new Promise<void>((resolve) => bareHttp.listen(0, '127.0.0.1', resolve));
	const cookies: string[] = [];
	for (let n = 0; n < PEOPLE; n++) {
		await house.enter(`passant${n}`, n % 2 ? 'salam' : 'auberge');
		cookies.push(await house.cookieOf(`passant${n}`));
	}
	const boards: ManyBoards = {
		address: house.address,
		bare: `http://127.0.0.1:${(bareHttp.address() as AddressInfo).port}`,
		cookies,
		boardsEach: BOARDS_EACH,
	};
	child = fork(join(import.meta.dirname, 'many-boards.ts'), [JSON.stringify(boards)], { execArgv: [] });
	child.on('message', (message) => {
		said.push(message as BoardsSaid);
		waiting.forEach((look) => look());
	});
	await until((message) => 'open' in message);
}, 120_000);
afterAll(async () => {
	child.disconnect();
	await once(child, 'exit');
	await bare.close();
	await house.close();
});

/** Once the boards have said so. */
function until(fits: (message: BoardsSaid) => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!said.some(fits)) return;
			waiting.delete(look);
			resolve();
		};
		waiting.add(look);
		look();
	});
}

const median = (all: readonly number[]) =>
	all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)]!;

test('BD86 two hundred open boards hear of a report within a small multiple of what a bare broadcast takes', async () => {
	const reports = reportsOf(house);
	const { log } = contextOf({ ...house.services, ...house.services.storage } as never);
	const took = { board: [] as number[], bare: [] as number[] };
	let head = 0;
	for (let n = 0; n < LINES; n++) {
		const began = performance.now();
		await reports.sent('salam');
		const [line] = (await log.since('network', head)).slice(-1);
		head = line!.seq;
		await until((message) => 'from' in message && message.from === 'board' && message.seq === head);
		took.board.push(performance.now() - began);

		const bareBegan = performance.now();
		bare.emit('entry', eventOf(line!));
		await until((message) => 'from' in message && message.from === 'bare' && message.seq === head);
		took.bare.push(performance.now() - bareBegan);
	}
	const ratio = median(took.board) / median(took.bare);
	console.log(
		`${PEOPLE * BOARDS_EACH} boards: a report is on all of them after ${median(took.board).toFixed(1)} ms ` +
			`(worst ${Math.max(...took.board).toFixed(1)}), a bare broadcast after ${median(took.bare).toFixed(1)} ms: ` +
			`ratio ${ratio.toFixed(1)}`,
	);
	expect(ratio).toBeLessThan(LARGEST_RATIO);
}, 120_000);
