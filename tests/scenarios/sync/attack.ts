import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, type CloseReason } from '#lib/protocol/sync.ts';
import {
	addParagraph,
	rawClient,
	startServer,
	stored,
	until,
	updateOf,
	type RawClient,
	type TestServer,
} from './support.ts';
import { fingerprint } from './fingerprint.ts';

/** A server with a document, its author connected, before each test of a file; and the longest stall, told at the end. */
export function setUpAttacks({
	document = 'doc',
	write = (doc: Y.Doc, words: string): void => void addParagraph(doc, words),
} = {}) {
	const scene = {} as { server: TestServer; victim: RawClient };
	const delay = monitorEventLoopDelay({ resolution: 1 });
	beforeAll(() => void delay.enable());
	afterAll(() =>
		console.log(`longest event-loop stall during the attacks: ${Math.round(delay.max / 1e6)} ms`),
	);
	beforeEach(async () => {
		scene.server = await startServer();
		const victim = (scene.victim = await rawClient(scene.server, 'ana', document));
		victim.sendStep1();
		victim.sendUpdate(updateOf(victim.doc, () => write(victim.doc, 'hello RIGHTS')));
		await until(() => victim.acks.at(-1) === 1, 'the victim has written');
	});
	afterEach(async () => {
		scene.victim.stop();
		await scene.server.stop();
	});

	/** The attacker's socket is closed so; the victim stays, and its next edit is kept, as it wrote it. */
	async function expectRefused(
		attack: (bo: RawClient) => void | Promise<void>,
		reason: CloseReason,
	): Promise<void> {
		const { server } = scene;
		const bo = await rawClient(server, 'bo', document);
		bo.sendStep1();
		await until(() => bo.step2s.length === 1, 'the attacker knows the document');
		const before = fingerprint(await stored(server, document));
		await attack(bo);
		await until(() => bo.closed !== null, `the attacker is closed with ${reason}`);
		expect(bo.closed).toEqual({ code: CLOSE[reason] });
		expect(fingerprint(await stored(server, document))).toBe(before);
		await expectUntouched();
	}

	async function expectUntouched(): Promise<void> {
		const { server, victim } = scene;
		const acks = victim.acks.at(-1)!;
		victim.sendUpdate(updateOf(victim.doc, () => write(victim.doc, 'and on')));
		await until(() => victim.acks.at(-1) === acks + 1, 'the victim writes on');
		expect(victim.closed).toBe(null);
		expect(fingerprint(await stored(server, document))).toBe(fingerprint(victim.doc));
		expect(server.errors).toEqual([]);
	}

	return { scene, expectRefused, expectUntouched };
}

export const ofDoc = (change: (doc: Y.Doc) => void): Uint8Array => {
	const doc = new Y.Doc();
	return updateOf(doc, () => change(doc));
};

/** An update written by hand: one block of structs, then deletions. */
export function handmade(
	client: number,
	clock: number,
	structs: readonly ((encoder: encoding.Encoder) => void)[],
	{
		claimed = structs.length,
		deletes = [] as readonly (readonly [number, readonly (readonly [number, number])[]])[],
	} = {},
): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, structs.length > 0 ? 1 : 0);
		if (structs.length > 0) {
			encoding.writeVarUint(encoder, claimed);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			for (const write of structs) write(encoder);
		}
		encoding.writeVarUint(encoder, deletes.length);
		for (const [of, ranges] of deletes) {
			encoding.writeVarUint(encoder, of);
			encoding.writeVarUint(encoder, ranges.length);
			for (const range of ranges) for (const n of range) encoding.writeVarUint(encoder, n);
		}
	});
}

export const gc = (length: number) => (encoder: encoding.Encoder) => {
	encoding.writeUint8(encoder, 0);
	encoding.writeVarUint(encoder, length);
};

export const stringAfter = (client: number, clock: number, text: string) => (encoder: encoding.Encoder) => {
	encoding.writeUint8(encoder, 0x84);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, text);
};
