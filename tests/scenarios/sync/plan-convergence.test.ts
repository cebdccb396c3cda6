import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { findConflicts } from '#lib/domain/gatherings/conflicts.ts';
import { findMissing } from '#lib/domain/gatherings/missing.ts';
import { readDocument } from '#lib/plan/read-document.ts';
import { fingerprint } from './fingerprint.ts';
import { createOrganiser, findFaults, type Organiser, type Written } from './plan-acts.ts';
import { randomFrom, seedOf } from './random.ts';
import { startServer, stockClient, stored, until, type TestServer } from './support.ts';

const OPERATIONS = Number(process.env.PLAN_OPERATIONS ?? 100_000);
const PLANS = 20;
const PEOPLE = ['ana', 'bo', 'chi', 'ana'];
/** Acts in one plan between two changes of its connections. */
const BATCH = 25;
const ROUNDS = Math.ceil(OPERATIONS / PLANS / BATCH);
/** Rounds after which the server is started anew. */
const RESTART = Math.ceil(ROUNDS / 4);

// each stock client listens for the end of the process
process.setMaxListeners(PLANS * (PEOPLE.length + 2));

const HOURS = { from: '09:00', to: '18:00', days: 1 };

interface Table {
	readonly document: string;
	readonly written: Written;
	readonly clients: readonly ReturnType<typeof stockClient>[];
	readonly organisers: readonly Organiser[];
}

function sitDown(server: TestServer, document: string, random: (below: number) => number): Table {
	const written: Written = { values: new Map(), titles: new Map(), seen: [] };
	const writers = PEOPLE.map((person) => stockClient(server, person, document));
	return {
		document,
		written,
		clients: [...writers, stockClient(server, 'reader', document)],
		organisers: writers.map(({ doc }) => createOrganiser(doc, random, written)),
	};
}

/** What is told of a programme: to be the same wherever it is computed. */
function tell(doc: Y.Doc): string {
	const plan = readDocument(doc);
	const conflicts = findConflicts(plan, { hours: HOURS, expected: 60 });
	return JSON.stringify({ plan, conflicts, missing: findMissing(plan, '2013-05-25') });
}

/** One of them goes away, comes back, or loses the line without a word. */
function disturb({ clients }: Table, random: (below: number) => number): void {
	const { provider } = clients[random(clients.length)]!;
	const what = random(10);
	if (what < 4) provider.disconnect();
	else if (what < 5) (provider.ws as unknown as { terminate?(): void } | null)?.terminate?.();
	else provider.connect();
}

test(`SY88 ${OPERATIONS} random acts on programmes with lost connections: nothing diverges, is lost, doubled or out of range`, async () => {
	const seed = seedOf('PLAN_SEED');
	console.log(`plan seed ${seed} (PLAN_SEED=${seed} repeats it)`);
	const random = randomFrom(seed);
	// rates are per person and second: here an hour passes in a moment
	let clock = Date.now();
	const server = await startServer({ settings: { idle: 5, compactAfter: 200 }, now: () => (clock += 40) });
	const tables = Array.from({ length: PLANS }, (_, i) => sitDown(server, `plan-${i}`, random));

	for (let round = 0; round < ROUNDS; round++) {
		for (const table of tables) {
			for (let i = 0; i < BATCH; i++) table.organisers[random(table.organisers.length)]!.act();
			disturb(table, random);
			await new Promise((resolve) => setImmediate(resolve));
		}
		if (round % RESTART === RESTART - 1) await server.restart();
	}

	for (const { clients } of tables) for (const { provider } of clients) provider.connect();
	let conflicts = 0;
	for (const { document, clients, organisers, written } of tables) {
		const isEqual = () => new Set(clients.map(({ doc }) => fingerprint(doc))).size === 1;
		await until(() => clients.every(({ provider }) => provider.synced) && isEqual(), 'all are equal', 60_000);
		const kept = await stored(server, document);
		expect(fingerprint(kept)).toBe(fingerprint(clients[0]!.doc));
		for (const { doc } of clients) expect(tell(doc)).toBe(tell(kept));
		expect(findFaults(kept, written)).toEqual([]);
		conflicts += findConflicts(readDocument(kept), { hours: HOURS, expected: 60 }).length;
		for (const { stop } of [...organisers, ...clients]) stop();
	}
	expect(conflicts).toBeGreaterThan(0);
	expect(server.errors).toEqual([]);
	await server.stop();
}, 600_000);
