import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ADDRESS, cookieOf, COORDINATOR, openBench, refusalOf, STORES, type Bench } from './bench.ts';

const GONE = { code: 'gone', reason: 'magic-link-gone' };

describe.each(STORES)('magic links over %s', (store) => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await openBench(store);
		await bench.found();
	});
	afterEach(async () => {
		vi.useRealTimers();
		await bench.close();
	});

	const redeem = (token: string) => bench.identity.redeemMagicLink(token, new Headers());

	test('AC13 the link leads to our page, fetching it ten times changes nothing, redeeming it works once', async () => {
		await bench.identity.requestMagicLink(` ${COORDINATOR.toUpperCase()}`, new Headers());
		const token = await bench.tokenFor(COORDINATOR);
		const [letter] = await bench.lettersTo(COORDINATOR);
		expect(letter!.text).toContain(`${ADDRESS}/magic-link?token=${token}`);
		for (let n = 0; n < 10; n++) {
			const url = `http://127.0.0.1/api/auth/magic-link/verify?token=${token}`;
			expect((await bench.identity.handle(new Request(url))).status).toBe(404);
		}
		const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => redeem(token)));
		const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
		expect(done).toHaveLength(1);
		const session = await bench.identity.session(new Headers({ cookie: cookieOf(done[0]!.cookies) }));
		expect(session?.person.email).toBe(COORDINATOR);
		expect(await refusalOf(redeem(token))).toEqual(GONE);
	});

	test('AC13 the link works for ten minutes', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
		await bench.identity.requestMagicLink(COORDINATOR, new Headers());
		await bench.identity.requestMagicLink(COORDINATOR, new Headers());
		const letters = await bench.lettersTo(COORDINATOR, 2);
		const [first, second] = letters.map((letter) => /\?token=([\w-]+)/.exec(letter.text!)![1]!);
		vi.setSystemTime(Date.now() + 599_000);
		await redeem(first!);
		vi.setSystemTime(Date.now() + 2_000);
		expect(await refusalOf(redeem(second!))).toEqual(GONE);
	});

	test.each(['', 'x', 'a'.repeat(32), '../', '%00'])('AC13 %j is no link', async (token) => {
		expect(await refusalOf(redeem(token))).toEqual(GONE);
	});

	test('AC7 an unknown address gets the same answer, no letter and no account', async () => {
		const answers = [];
		for (const email of ['nobody@demo.example', COORDINATOR])
			answers.push(await bench.identity.requestMagicLink(email, new Headers()));
		expect(answers).toEqual([undefined, undefined]);
		await bench.lettersTo(COORDINATOR);
		await expect(bench.lettersTo('nobody@demo.example', 0)).resolves.toEqual([]);
		expect(await bench.identity.byEmail('nobody@demo.example')).toBeNull();
	});

	test('AC8 five letters to one address in a quarter of an hour, known or not', async () => {
		for (const email of [COORDINATOR, 'nobody@demo.example']) {
			const request = () => bench.identity.requestMagicLink(email, new Headers());
			for (let n = 0; n < 5; n++) await request();
			expect(await refusalOf(request())).toEqual({ code: 'too-many', reason: 'too-many-attempts' });
		}
		expect(await bench.lettersTo(COORDINATOR, 5)).toHaveLength(5);
	});
});
