import { access, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { CLOSE, MESSAGE, TEXT_SCHEMA } from '#lib/protocol/sync.ts';
import { contextOf } from '../../../server/board/create-board.ts';
import { createStates } from '../../../server/board/view/states.ts';
import { claimSweep, SWEEP_EVERY_MS } from '../../../server/claim-sweep.ts';
import { compose } from '../../../server/compose.ts';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { createSharedBus } from '../../../server/bus/memory.ts';
import { createAttempts } from '../../../server/identity/attempts.ts';
import { readSharedInstance } from '../../../server/instance.ts';
import { sendOnce } from '../../../server/mail/send-once.ts';
import { collection } from '../../../server/storage/records.ts';
import type { Person } from '../../support/board-house.ts';
import { folderOfNextNode, openTwoNodes, type Node, type TwoNodes } from '../../support/two-nodes.ts';

// sooner than what each node finds at its own look every minute, told or not
vi.setConfig({ testTimeout: 20_000 });

let two: TwoNodes;
let first: Node;
let second: Node;
let ahead: number;
beforeEach(async () => {
	ahead = 0;
	two = await openTwoNodes({ now: () => Date.now() + ahead });
	[first, second] = two.nodes;
}, 60_000);
afterEach(() => two?.[Symbol.asyncDispose]());

const id = async (who: Person) => {
	const actor = await two.house.as(who);
	return actor.kind === 'person' ? actor.id : '';
};
const contextIn = ({ services }: Node) => contextOf({ ...services, ...services.storage } as never);
const logOf = (node: Node) => contextIn(node).log;
const fact = (name: string) => ({ kind: 'site', id: name, site: two.house.sites[0].id }) as const;
const append = (node: Node, name: string, stream: 'network' | 'association:salam' = 'network') =>
	logOf(node).append({ stream, by: null, association: null, fact: fact(name) });

describe('pages of one node hear what happens at another', () => {
	test('BU22 a page is told of a change and of a line of the board that another node kept', async () => {
		const spy = await two.spy(second, 'salam');
		expect(await spy.watch(['papers', 'board:network'])).toEqual(['papers', 'board:network']);
		first.services.live.announce(['papers']);
		await append(first, 'one');
		await spy.until(() => spy.changed.includes('papers') && spy.entries.length > 0);
		expect(spy.entries).toMatchObject([{ stream: 'network', fact: fact('one') }]);
	});

	test('BU22 a page hears once what its own node keeps', async () => {
		const spy = await two.spy(second, 'salam');
		await spy.watch(['board:network']);
		await append(second, 'one');
		await append(first, 'two');
		await spy.until(() => spy.entries.length >= 2);
		expect(spy.entries.map(({ fact: told }) => 'id' in told && told.id)).toEqual(['one', 'two']);
	});

	test('BU23 a right withdrawn on one node ends at the others before a later line is told', async () => {
		const spy = await two.spy(second, 'salam');
		const stream = 'board:association:salam';
		expect(await spy.watch([stream])).toEqual([stream]);
		await append(first, 'before', 'association:salam');
		await spy.until(() => spy.entries.length === 1);
		const coordinator = await two.house.as('coordination');
		await first.services.network.removeMember(coordinator, 'salam', await id('salam'));
		await append(first, 'after', 'association:salam');
		await spy.until(() => spy.withdrawn.includes(stream));
		expect(JSON.stringify(spy.raw)).not.toContain('after');
	});

	test('BU23 a session that ends on one node closes its live sockets on all', async () => {
		const spy = await two.spy(second, 'salam');
		const closed = new Promise((resolve) => spy.socket.once('disconnect', resolve));
		await first.services.identity.endSessions(await id('salam'));
		expect(await closed).toBe('io server disconnect');
	});

	test('BU24 when events may be missing, pages are told to ask for all they watch, and streams wait for their rights', async () => {
		const spy = await two.spy(second, 'salam');
		const topics = ['papers', 'board', 'board:network', 'board:association:salam'];
		await spy.watch(topics);
		second.bus.cut();
		first.services.live.announce(['papers']);
		await append(first, 'while away');
		const coordinator = await two.house.as('coordination');
		await first.services.network.removeMember(coordinator, 'salam', await id('salam'));
		expect(spy.changed).toEqual([]);
		second.bus.mend();
		await spy.until(() => topics.every((topic) => [...spy.changed, ...spy.withdrawn].includes(topic)));
		expect(spy.withdrawn).toContain('board:association:salam');
		expect(spy.changed).not.toContain('board:association:salam');
	});

	test('BU24 what a node told while it was cut off, the pages of the others ask for', async () => {
		const spy = await two.spy(second, 'salam');
		await spy.watch(['papers']);
		first.bus.cut();
		first.services.live.announce(['papers']);
		first.bus.mend();
		await spy.until(() => spy.changed.includes('papers'));
	});
});

describe('what nodes share beside the database', () => {
	async function start(dataDir: string) {
		const { storage } = first.services;
		const services = await compose(readConfig({ DATA_DIR: dataDir }), {
			storage,
			bus: createSharedBus().enter(),
		});
		await services.close();
	}

	test('BU25 every node has the name of the installation, whichever was started first', async () => {
		const name = await readSharedInstance(first.services.storage.records);
		expect(name).toMatch(/^[0-9a-f-]{36}$/);
		for (const { services } of two.nodes) {
			expect(await readSharedInstance(services.storage.records)).toBe(name);
			// nor one of its own beside it
			await expect(access(join(services.config.dataDir, 'instance'))).rejects.toThrow('ENOENT');
		}
	});

	test('BU26 a node with other keys than the first one does not start, and says what to copy where', async () => {
		const folder = await folderOfNextNode(first.services);
		try {
			await start(folder);
			await rm(join(folder, 'keys/signing-ed25519.pem'));
			await expect(start(folder)).rejects.toThrow(
				/^signing-ed25519\.pem in .*keys is not what the other nodes/,
			);
			await writeFile(join(folder, 'keys/identity.secret'), `${'A'.repeat(43)}\n`);
			const refused = await start(folder).catch((problem: unknown) => problem);
			expect(refused).toBeInstanceOf(ConfigError);
			expect(String(refused)).toMatch(/identity\.secret and signing-ed25519\.pem .* copy the folder/);
			expect(String(refused)).not.toContain('AAAA');
			await cp(first.services.config.keysDir, join(folder, 'keys'), { recursive: true, force: true });
			await start(folder);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	test('BU26 a node alone may have any keys', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'tablee-alone-'));
		const { storage } = first.services;
		const services = await compose(readConfig({ DATA_DIR: folder }), { storage });
		await services.close();
		await rm(folder, { recursive: true, force: true });
	});
});

describe('two nodes at once', () => {
	test('BU27 a sweep is one node’s at a time; one that died leaves it to the next', async () => {
		const { storage } = first.services;
		const at = Date.parse('2026-11-23T10:00:00.000Z');
		const claims = await Promise.all(Array.from({ length: 20 }, () => claimSweep(storage.records, at)));
		expect(claims.filter(Boolean)).toHaveLength(1);
		expect(await claimSweep(storage.records, at + 1)).toBe(false);
		const next = await Promise.all(
			Array.from({ length: 20 }, () => claimSweep(storage.records, at + SWEEP_EVERY_MS)),
		);
		expect(next.filter(Boolean)).toHaveLength(1);
	});

	test('BU27 a letter that both nodes send at once goes out once', async () => {
		const notes = collection<{ at: string }>('letters-of-this-test');
		const send = ({ services }: Node, n: number) =>
			sendOnce(
				{ records: services.storage.records, mail: two.mail, log: services.log },
				{ notes, id: `letter-${n}`, note: { at: '' } },
				{ to: `${n}@demo.example`, subject: '', text: '' },
			);
		const numbers = Array.from({ length: 20 }, (_, n) => n);
		await Promise.all(numbers.flatMap((n) => two.nodes.map((node) => send(node, n))));
		expect(two.letters.map(({ to }) => to).toSorted()).toEqual(
			numbers.map((n) => `${n}@demo.example`).toSorted(),
		);
	});

	test('BU28 lines that both nodes add to a stream are numbered without holes, each fact once, and both fold the same board', async () => {
		const COUNT = 60;
		await Promise.all(
			Array.from({ length: COUNT }, (_, n) =>
				Promise.all(two.nodes.map((node) => append(node, `line-${n}`))),
			),
		);
		const lines = await logOf(second).since('network', 0);
		const mine = lines.filter(({ fact: { kind } }) => kind === 'site');
		expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: lines.length }, (_, n) => n + 1));
		const names = mine.flatMap(({ fact: told }) =>
			'id' in told && told.id.startsWith('line-') ? [told.id] : [],
		);
		expect([names.length, new Set(names).size]).toEqual([COUNT, COUNT]);
		const states = await Promise.all(
			two.nodes.map((node) => createStates(contextIn(node)).stateOf(['network'])),
		);
		expect(states[0]).toEqual(states[1]);
	});

	test('BU28 tries are counted over all nodes', async () => {
		const { records } = first.services.storage;
		const counters = two.nodes.map(() => createAttempts(records, Date.now));
		const tries = Array.from({ length: 40 }, (_, n) =>
			counters[n % 2]!.spend('sign-in', 'somebody', { max: 5, windowMs: 60_000 }),
		);
		const done = await Promise.allSettled(tries);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
	});
});

describe('live documents', () => {
	async function newPaper() {
		const coordinator = await two.house.as('coordination');
		const paper = await first.services.papers.create(coordinator, {
			...{ title: 'Appel', kind: 'position', language: 'fr', group: 'politique' },
		});
		return { coordinator, paper };
	}

	async function openAt(node: Node, document: string) {
		const address = node.address.replace('http', 'ws');
		const headers = { cookie: await two.cookieOf('coordination') };
		const socket = new WebSocket(`${address}/sync/${document}?schema=${TEXT_SCHEMA}&ack=1`, { headers });
		const closed = new Promise<number>((resolve) => socket.once('close', resolve));
		const kinds: number[] = [];
		socket.on('message', (data: Buffer) => kinds.push(data[0]!));
		await new Promise<void>((resolve) => socket.once('message', () => resolve()));
		return { closed, kinds };
	}

	test('BU30 who has a text open at another node loses the pen when the paper is put away', async () => {
		const { coordinator, paper } = await newPaper();
		const { closed } = await openAt(second, paper.document);
		await first.services.papers.archive(coordinator, paper.id, true);
		expect(await closed).toBe(CLOSE.forbidden);
	});

	test('BU30 who has a text open at another node hears that its title changed', async () => {
		const { coordinator, paper } = await newPaper();
		const { kinds } = await openAt(second, paper.document);
		await first.services.papers.rename(coordinator, paper.id, 'Appel du forum');
		await vi.waitFor(() => expect(kinds).toContain(MESSAGE.changed), { timeout: 20_000 });
	});
});
