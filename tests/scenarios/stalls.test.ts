import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/sync.ts';
import { startDemoNetwork, type DemoNetwork } from '../support/demo-network.ts';
import { characters, collected, largeText, nested, scattered } from '../support/hostile-updates.ts';
import { stallsIn, type Stall } from '../support/report-stalls.ts';
import { stallTable, type StallRow } from '../support/stall-table.ts';
import { randomFrom, seedOf } from './sync/random.ts';
import { addParagraph, rawClient, syncFrame, until, updateOf, type RawClient } from './sync/support.ts';

// One rightful writer goes on writing elsewhere while another sends what costs most. The server is its own process and
// measures itself; durations are printed, not judged: this machine may be busy.
const PATIENCE = 300_000;
const rows: StallRow[] = [];
let network: DemoNetwork & { close(): Promise<void> };

beforeAll(async () => {
	network = await startDemoNetwork(null, new URL('../support/report-stalls.ts', import.meta.url).href);
	for (const who of ['coordination', 'benevole']) await network.cookieOf(who);
}, PATIENCE);
afterAll(async () => {
	await network?.close();
	console.log(stallTable(rows));
});

test('SY43 quiet: one writer', { timeout: PATIENCE }, async () => {
	await measure('(quiet: one writer)', await newPaper(), async () => {});
});

test('SY43 a million characters pasted as one frame are kept', { timeout: PATIENCE }, async () => {
	const doc = new Y.Doc();
	const frame = updateOf(doc, () => addParagraph(doc, 'x'.repeat(1_000_000)));
	await measure('paste: 1,000,000 characters, one frame', await newPaper(), keptBy([frame]));
});

test('SY43 a million characters pasted as a book are kept', { timeout: PATIENCE }, async () => {
	const { updates } = largeText(4_000, 250);
	await measure('paste: 1,000,000 characters, 16 frames', await newPaper(), keptBy(updates));
});

test('SY10 a frame of 10 MB', { timeout: PATIENCE }, async () => {
	await expectClosed('frame of 10 MB', CLOSE.frameTooLarge, [new Uint8Array(10_000_000)]);
});

test('SY12 eight bytes that claim 33 million structs', { timeout: PATIENCE }, async () => {
	await expectClosed('array bomb: 8 bytes', CLOSE.malformed, [Buffer.from('01c094de0fe80700', 'hex')]);
});

test('SY13 60 kB of nested elements', { timeout: PATIENCE }, async () => {
	await expectClosed('depth bomb: 5,000 elements', CLOSE.notAllowed, [nested(5_000)]);
});

test('SY15 structs whose origin never comes', { timeout: PATIENCE }, async () => {
	const waiting = (client: number, count: number) =>
		characters(range(count).map((clock) => ({ client, clock, origin: [999_999, 7], right: null })));
	await expectClosed(
		'pending bomb: 4,000 frames',
		CLOSE.tooMany,
		range(4_000).map((i) => waiting(5_000 + i, 1)),
	);
	await expectClosed(
		'pending bomb: 4,000 structs, 21 times',
		CLOSE.malformed,
		range(21).map(() => waiting(5_000, 4_000)),
		1,
	);
});

test('SY12 more structs or deletions than anybody writes', { timeout: PATIENCE }, async () => {
	await expectClosed('500,000 structs in one frame', CLOSE.tooLarge, [collected(77, 500_000)]);
	await expectClosed('230,000 deletions in one frame', CLOSE.tooLarge, [scattered(77, 460_000, 2)]);
});

test('SY12 5,000 mutated frames', { timeout: PATIENCE }, async () => {
	const seed = seedOf('MUTATION_SEED');
	console.log(`mutation seed ${seed} (MUTATION_SEED=${seed} repeats it)`);
	const random = randomFrom(seed);
	const paper = await newPaper();
	await measure('5,000 mutated frames', paper, async () => {
		const sockets = await Promise.all(range(15).map(() => enter('benevole', paper)));
		let refused = 0;
		const sendOne = async (i: number): Promise<void> => {
			if (sockets[i]!.socket.readyState !== WebSocket.OPEN) {
				refused += 1;
				sockets[i] = await enter('benevole', paper);
			}
			const { socket } = sockets[i]!;
			socket.send(mutatedFrame(random));
			// twice: a frame may be judged after the first
			for (let ping = 0; ping < 2 && socket.readyState === socket.OPEN; ping++) {
				socket.ping();
				await Promise.race([once(socket, 'pong'), once(socket, 'close')]);
			}
		};
		for (let sent = 0; sent < 5_000; sent += sockets.length) await Promise.all(range(15).map(sendOne));
		for (const socket of sockets) socket.stop();
		expect(refused).toBeGreaterThan(1_000);
		return `${refused} times`;
	});
});

test('SY18 concurrent inserts at one place, by many clients', { timeout: PATIENCE }, async () => {
	// rising ids: each stands behind all before it
	const frames = range(40).map((frame) =>
		characters(
			range(250).map((i) => ({
				...{ client: 1_000 + frame * 250 + i, clock: 0 },
				...{ origin: [SEEDED, 4] as const, right: [SEEDED, 5] as const },
			})),
		),
	);
	await expectClosed('10,000 concurrent inserts, 40 frames', CLOSE.tooLarge, frames, 2, await seededPaper());
});

test('SY18 inserts of one client that reach over a whole text', { timeout: PATIENCE }, async () => {
	const far = range(10_000).map((i) => ({
		...{ client: 1_000, clock: i },
		...{ origin: null, right: [SEEDED, 3 + i * 2] as const },
	}));
	const scatteredFirst = range(10_000).map((i) => ({
		...{ client: 900, clock: i },
		...{ origin: [SEEDED, 2 + i * 2] as const, right: [SEEDED, 3 + i * 2] as const },
	}));
	const paper = await seededPaper();
	await measure('(10,000 characters scattered over a text)', paper, keptBy([characters(scatteredFirst)]));
	await expectClosed('10,000 inserts of 5-10,000 places', CLOSE.tooLarge, [characters(far)], 2, paper);
});

test('SY43 masses of scattered deletions', { timeout: PATIENCE }, async () => {
	const { doc, updates } = largeText(5_000, 40);
	const paper = await newPaper();
	await measure('(writing 200,000 characters)', paper, keptBy(updates));
	const clocks = Y.getState(doc.store, doc.clientID);
	await measure('deletions: 19,000 in one frame', paper, keptBy([scattered(doc.clientID, clocks, 11)]));
	const all = updateOf(doc, () => doc.getXmlFragment('text').delete(0, 5_000));
	await measure('deletion of the whole text', paper, keptBy([all]));
});

test('SY43 20,000 tiny updates', { timeout: PATIENCE }, async () => {
	const doc = new Y.Doc();
	const words = addParagraph(doc, '');
	const first = Y.encodeStateAsUpdate(doc);
	const tiny = range(20_000).map((i) => updateOf(doc, () => words.insert((i * 7) % (i + 1), 'x')));
	await expectClosed('20,000 tiny updates', CLOSE.tooMany, [first, ...tiny]);
	const parts = range(200).map((i) => Y.mergeUpdates(tiny.slice(i * 100, i * 100 + 100)));
	await measure('20,000 tiny updates, 100 a frame', await newPaper(), keptBy([first, ...parts]));
});

test('SY43 20 people join a large text that is not loaded', { timeout: PATIENCE }, async () => {
	const { doc, updates } = largeText(12_500, 40);
	const paper = await newPaper();
	await measure('(writing 500,000 characters)', paper, keptBy(updates));
	await network.restart('stop');
	await measure('20 join 50,000 structs, not loaded', paper, async () => {
		const readers = await Promise.all(range(20).map(() => enter('benevole', paper, '')));
		for (const reader of readers) reader.sendStep1();
		await until(() => readers.every(({ step2s }) => step2s.length > 0), 'all have the text', PATIENCE);
		for (const reader of readers) reader.stop();
		for (const reader of readers)
			expect(Y.getState(reader.doc.store, doc.clientID)).toBe(Y.getState(doc.store, doc.clientID));
		return 'joined';
	});
	await measure('20 join 50,000 structs while it is written', paper, async () => {
		const writer = await enter('benevole', paper);
		writer.sendStep1();
		await until(() => writer.step2s.length > 0, 'the writer has the text', PATIENCE);
		const readers = await Promise.all(range(19).map(() => enter('benevole', paper, '')));
		for (const reader of readers) {
			writer.sendUpdate(updateOf(writer.doc, () => addParagraph(writer.doc, 'meanwhile')));
			reader.sendStep1();
		}
		await until(() => readers.every(({ step2s }) => step2s.length > 0), 'all have the text', PATIENCE);
		for (const one of [writer, ...readers]) one.stop();
		return 'joined';
	});
});

/** An edit with some bytes changed, or cut off. */
function mutatedFrame(random: (below: number) => number): Uint8Array {
	const doc = new Y.Doc();
	const update = updateOf(doc, () => addParagraph(doc, 'mutated').format(0, 3, { bold: {} }));
	const frame = syncFrame(1 + random(2), update);
	for (let flips = 1 + random(4); flips > 0; flips--) frame[random(frame.length)] = random(256);
	return random(8) === 0 ? frame.subarray(0, random(frame.length)) : frame;
}

/** The client of the characters in a seeded paper. */
const SEEDED = 500;

/** One paragraph of 25,000 characters by the client SEEDED; its characters have the clocks from 2 on. */
async function seededPaper(): Promise<string> {
	const paper = await newPaper();
	const doc = new Y.Doc();
	doc.clientID = SEEDED;
	const writer = await enter('coordination', paper);
	writer.sendUpdate(updateOf(doc, () => addParagraph(doc, 'x'.repeat(25_000))));
	await until(() => writer.acks.at(-1) === 1, 'seeded', PATIENCE);
	writer.stop();
	return paper;
}

/** The attacker may write here, and its socket is closed with this code; `step` 1: as answers to step 1. */
async function expectClosed(
	attack: string,
	code: number,
	updates: readonly Uint8Array[],
	step: 1 | 2 = 2,
	paper?: string,
): Promise<void> {
	const attacked = paper ?? (await newPaper());
	await measure(attack, attacked, async () => {
		const attacker = await enter('benevole', attacked);
		for (const update of updates) attacker.send(syncFrame(step, update));
		await until(() => attacker.closed !== null, `${attack} is refused`, PATIENCE);
		expect([attack, attacker.closed]).toEqual([attack, { code }]);
		return code;
	});
}

/** Sent by a rightful writer, and all acknowledged. */
function keptBy(updates: readonly Uint8Array[]): (paper: string) => Promise<string> {
	return async (paper) => {
		const writer = await enter('benevole', paper);
		for (const update of updates) writer.sendUpdate(update);
		await until(() => writer.closed !== null || writer.acks.at(-1) === updates.length, 'kept', PATIENCE);
		expect([writer.closed, writer.acks.at(-1)]).toEqual([null, updates.length]);
		writer.stop();
		return 'kept';
	};
}

/** Attacks while somebody else writes in another paper: all of that must be acknowledged. */
async function measure(
	attack: string,
	paper: string,
	run: (paper: string) => Promise<number | string | void>,
): Promise<void> {
	const other = await enter('coordination', await newPaper());
	const doc = new Y.Doc();
	let ended = false;
	let written = 0;
	let slowestAck = 0;
	async function writeOn(): Promise<void> {
		while (!ended || written < 20) {
			const at = performance.now();
			other.sendUpdate(updateOf(doc, () => addParagraph(doc, `${written}`)));
			written += 1;
			await until(
				() => other.acks.at(-1) === written || other.closed !== null,
				'somebody else writes',
				PATIENCE,
			);
			expect([attack, other.closed]).toEqual([attack, null]);
			slowestAck = Math.max(slowestAck, performance.now() - at);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
	await longestStall();
	const writing = writeOn();
	const closed = (await run(paper).finally(() => (ended = true))) ?? '';
	await writing;
	rows.push({ attack, closed, stall: await longestStall(), slowestAck });
	other.stop();
}

/** Since the last time it was asked. */
async function longestStall(): Promise<Stall> {
	const { server } = network;
	const known = stallsIn(server.output()).length;
	process.kill(server.pid, 'SIGUSR2');
	await until(() => stallsIn(server.output()).length > known, 'the server has measured', PATIENCE);
	return stallsIn(server.output()).at(-1)!;
}

async function enter(who: string, paper: string, query = '?ack=1'): Promise<RawClient> {
	const url = `${network.server.address.replace('http', 'ws')}/sync`;
	return rawClient({ url }, null, paper, { query, headers: { cookie: await network.cookieOf(who) } });
}

/** The document of a new paper. */
async function newPaper(): Promise<string> {
	const wanted = { title: 'Essai', kind: 'letter', language: 'fr', group: 'politique' };
	const response = await network.ask('coordination', '/api/v1/papers', wanted);
	expect(response.status).toBe(201);
	return ((await response.json()) as { document: string }).document;
}

function range(length: number): number[] {
	return Array.from({ length }, (_, i) => i);
}
