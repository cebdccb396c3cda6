import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ONLY, setupLinks } from '../../../server/network/collections.ts';
import { COORDINATOR, openBench, PASSWORD, refusalOf, STORES, type Bench } from './bench.ts';

describe.each(STORES)('set-up over %s', (store) => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await openBench(store);
	});
	afterEach(() => bench.close());

	const input = { network: 'PSM', name: 'C. D.', email: COORDINATOR, password: PASSWORD };

	test('NW1 of 50 claims at once, one makes the coordinator and 49 find the link gone', async () => {
		const { network, identity } = bench;
		const token = (await network.openSetup())!;
		const claims = Array.from({ length: 50 }, (_, n) =>
			network.setUp(token, { ...input, email: `coordination${n}@demo.example` }),
		);
		const outcomes = await Promise.allSettled(claims);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const outcome of outcomes)
			if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'gone' });
		expect(await identity.count()).toBe(1);
		expect(await network.needsSetup()).toBe(false);
		const [winner] = outcomes.flatMap((outcome) =>
			outcome.status === 'fulfilled' ? [outcome.value.email] : [],
		);
		expect((await bench.actor(winner!)).coordinator).toBe(true);
		expect((await network.read(await bench.actor(winner!))).name).toBe('PSM');
	});

	test('NW1 a claim that comes while another one is being made finds the link gone', async () => {
		const token = (await bench.network.openSetup())!;
		const first = bench.network.setUp(token, input);
		const isClaimed = async () => (await bench.storage.records.get(setupLinks, ONLY))?.value.claimed;
		await vi.waitFor(async () => expect(await isClaimed()).toBe(true), { interval: 1 });
		const second = bench.network.setUp(token, { ...input, email: 'eve@demo.example' });
		expect(await refusalOf(second)).toEqual({ code: 'gone', reason: 'setup-gone' });
		await first;
		expect(await bench.identity.count()).toBe(1);
	});

	test('NW1 the link is gone once used, and no new one is made', async () => {
		const token = (await bench.network.openSetup())!;
		await bench.network.setUp(token, input);
		const again = bench.network.setUp(token, { ...input, email: 'eve@demo.example' });
		expect(await refusalOf(again)).toEqual({ code: 'gone', reason: 'setup-gone' });
		expect(await bench.network.openSetup()).toBeNull();
		expect(await bench.identity.count()).toBe(1);
	});

	test('NW1 a new start makes a new link and the older one stops working', async () => {
		const older = (await bench.network.openSetup())!;
		const newer = (await bench.network.openSetup())!;
		expect(await refusalOf(bench.network.setUp(older, input))).toMatchObject({ code: 'gone' });
		expect(await refusalOf(bench.network.setUp('', input))).toMatchObject({ code: 'gone' });
		await bench.network.setUp(newer, input);
	});

	test('NW1 the link works for one hour', async () => {
		const token = (await bench.network.openSetup())!;
		bench.advance(3_600_001);
		expect(await refusalOf(bench.network.setUp(token, input))).toMatchObject({ code: 'gone' });
		expect(await bench.network.needsSetup()).toBe(true);
	});

	test.each([
		[{ network: ' ' }, 'name'],
		[{ name: '' }, 'name'],
		[{ email: 'nobody' }, 'email'],
		[{ password: 'motdepasse123' }, 'password-too-common'],
	])('NW1 what cannot be taken (%j) changes nothing: the link still works', async (wrong, reason) => {
		const token = (await bench.network.openSetup())!;
		const refused = bench.network.setUp(token, { ...input, ...wrong });
		expect(await refusalOf(refused)).toEqual({ code: 'invalid', reason });
		expect(await bench.identity.count()).toBe(0);
		await bench.network.setUp(token, input);
	});
});
