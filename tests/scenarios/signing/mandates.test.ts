import { describe, expect, test } from 'vitest';
import {
	anna,
	answer,
	DAY,
	grant,
	layTable,
	mandated,
	openCampaign,
	person,
	seeded,
	STORES,
	type Table,
} from './table.ts';

describe.each(STORES)('mandates, ledger in %s', (store) => {
	test.each([
		['is not there', null],
		['has ended', { to: '2013-02-10T09:30:00.000Z' }],
		['begins later', { from: '2013-02-10T09:30:00.001Z' }],
		['is for another group', { scope: { kind: 'group', group: 'health' } }],
		['is for another paper', { scope: { kind: 'paper', paper: 'call' } }],
	] as const)('SG13 no answer when the mandate %s', async (_, limits) => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		if (limits) await grant(table, 'maria', 'a01', limits);
		await expectNoAnswer(table, campaign.id, 'maria', 'a01');
	});

	test('SG13 no answer by a mandate of another association, or of another person', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		await grant(table, 'maria', 'a02');
		await grant(table, 'noor', 'a01');
		await expectNoAnswer(table, campaign.id, 'maria', 'a01');
		const borrowed = {
			...(await person(table, 'maria', 'a01')),
			mandates: await table.signing.mandates({ person: 'noor' }),
		};
		const input = { association: 'a01', answer: 'sign', reason: '' } as const;
		await expect(table.signing.decide(borrowed, campaign.id, input)).rejects.toMatchObject({
			code: 'forbidden',
		});
	});

	test.each([
		['everything', { scope: { kind: 'all' } }],
		['the group', { scope: { kind: 'group', group: 'rights' } }],
		['the paper', { scope: { kind: 'paper', paper: 'letter' } }],
		['these very minutes', { from: '2013-02-10T09:30:00.000Z', to: '2013-02-10T09:30:00.001Z' }],
	] as const)('SG13 an answer by a mandate for %s', async (_, limits) => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		await grant(table, 'maria', 'a01', limits);
		const maria = await person(table, 'maria', 'a01');
		await table.signing.decide(maria, campaign.id, { association: 'a01', answer: 'sign', reason: '' });
		expect((await table.signing.campaign(maria, campaign.id)).campaign.tally.sign).toBe(1);
	});

	test('SG14 a page opened before the withdrawal can not sign after it', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		const maria = await mandated(table, 'a01');
		const [mandate] = await table.signing.mandates({ person: maria.id });
		await table.another().recordWithdrawal(anna(table), mandate!.id);
		const input = { association: 'a01', answer: 'sign', reason: '' } as const;
		await expect(table.signing.decide(maria, campaign.id, input)).rejects.toMatchObject({
			reason: 'no-mandate',
		});
	});

	test('SG27 a mandate says why and when, and nobody gives one to themselves', async () => {
		await using table = await layTable(store);
		const give = (input: object, by = anna(table)) =>
			table.signing.recordMandate(by, {
				association: 'a01',
				person: 'maria',
				basis: 'bureau du 4 février',
				scope: { kind: 'all' },
				from: table.at(),
				to: null,
				...input,
			});
		await expect(give({ basis: ' ' })).rejects.toMatchObject({ reason: 'basis-required' });
		await expect(give({ basis: 'x'.repeat(501) })).rejects.toMatchObject({ reason: 'basis-too-long' });
		await expect(give({ from: 'hier' })).rejects.toMatchObject({ reason: 'mandate-dates-unreadable' });
		await expect(give({ to: table.at() })).rejects.toMatchObject({ reason: 'mandate-ends-before-it-begins' });
		await expect(give({ person: 'anna' })).rejects.toMatchObject({ code: 'forbidden' });
		await expect(give({}, await person(table, 'noor', 'a01'))).rejects.toMatchObject({ code: 'forbidden' });
		expect(await table.signing.mandates({})).toEqual([]);
		const mandate = await give({});
		expect(await table.signing.mandates({ person: 'maria' })).toEqual([mandate]);
		expect(mandate).toMatchObject({ grantedBy: 'anna', grantedAt: table.at(), withdrawnAt: null });
	});

	test('SG27 a mandate is withdrawn once, by who may', async () => {
		await using table = await layTable(store);
		const mandate = await grant(table, 'maria', 'a01');
		const noor = await person(table, 'noor', 'a02');
		await expect(table.signing.recordWithdrawal(noor, mandate.id)).rejects.toMatchObject({
			code: 'not-found',
		});
		table.clock.ms += DAY;
		await table.signing.recordWithdrawal(await person(table, 'maria', 'a01'), mandate.id);
		const withdrawnAt = table.at();
		table.clock.ms += DAY;
		await table.signing.recordWithdrawal(anna(table), mandate.id);
		expect((await table.signing.mandates({ association: 'a01' }))[0]).toMatchObject({ withdrawnAt });
	});
});

describe('races', () => {
	test('SG14 SG23 signing against withdrawing, 1,000 seeded orders: no decision after the withdrawal', async () => {
		const choose = seeded(20130210);
		const outcomes = { signed: 0, refused: 0 };
		for (let ledger = 0; ledger < 50; ledger += 1) {
			await using table = await layTable('memory');
			for (let round = 0; round < 20; round += 1) outcomes[await raceOnce(table, round, choose)] += 1;
			expect(await table.signing.audit()).toMatchObject({ ok: true });
		}
		expect(outcomes.signed).toBeGreaterThan(100);
		expect(outcomes.refused).toBeGreaterThan(100);
	});

	test.each(STORES)(
		'SG12 SG23 a hundred attempts at once to sign for one association leave one decision (%s)',
		async (store) => {
			await using table = await layTable(store);
			const { campaign } = await openCampaign(table);
			const people = await Promise.all(
				['one', 'two'].map(async (id) => (await grant(table, id, 'a01'), person(table, id, 'a01'))),
			);
			const processes = [table.signing, table.another(), table.another()];
			const receipts = await Promise.all(
				Array.from({ length: 100 }, (_, turn) =>
					processes[turn % 3]!.decide(people[turn % 2]!, campaign.id, {
						association: 'a01',
						answer: 'sign',
						reason: '',
					}),
				),
			);
			expect(new Set(receipts.map(({ payload }) => payload)).size).toBe(1);
			const rows = await table.storage.ledger.read(0);
			expect(rows.filter((row) => row.type === 'decision')).toHaveLength(1);
		},
	);

	test.each(STORES)(
		'SG9 SG23 twenty associations sign at once from three processes: one majority (%s)',
		async (store) => {
			await using table = await layTable(store);
			const { campaign } = await openCampaign(table);
			const signers = [];
			for (const id of campaignMembers(table)) signers.push({ id, actor: await mandated(table, id) });
			const processes = [table.signing, table.another(), table.another()];
			await Promise.all(
				signers.map(({ id, actor }, turn) =>
					processes[turn % 3]!.decide(actor, campaign.id, { association: id, answer: 'sign', reason: '' }),
				),
			);
			const rows = await table.storage.ledger.read(0);
			expect(rows.filter((row) => row.type === 'threshold-reached')).toHaveLength(1);
			expect(await table.signing.audit()).toMatchObject({ ok: true });
			expect((await table.signing.campaign(anna(table), campaign.id)).campaign.tally.sign).toBe(20);
		},
	);

	test('SG12 another answer than the first is refused', async () => {
		await using table = await layTable('memory');
		const { campaign } = await openCampaign(table);
		const first = await answer(table, campaign.id, 'a01', 'sign');
		await expect(answer(table, campaign.id, 'a01', 'decline')).rejects.toMatchObject({
			code: 'conflict',
			reason: 'already-answered',
		});
		expect(await answer(table, campaign.id, 'a01', 'sign', 'encore')).toEqual(first);
	});

	test('SG22 the ledger’s instants never run back, and a withdrawn mandate does not come back with the clock', async () => {
		await using table = await layTable('memory');
		const { campaign } = await openCampaign(table);
		const maria = await mandated(table, 'a01');
		const [mandate] = await table.signing.mandates({ person: maria.id });
		await table.signing.recordWithdrawal(anna(table), mandate!.id);
		table.clock.ms -= DAY;
		await expect(answerAs(table, maria, campaign.id)).rejects.toMatchObject({ reason: 'no-mandate' });
		await answer(table, campaign.id, 'a02');
		const instants = (await table.storage.ledger.read(0)).map((row) => row.at);
		expect(instants).toEqual([...instants].sort());
		expect(instants.every((at) => at.startsWith('2013-02-10T'))).toBe(true);
	});
});

/** Two processes: one signs, one withdraws the mandate, in an order that `choose` decides. */
async function raceOnce(table: Table, round: number, choose: () => number): Promise<'signed' | 'refused'> {
	table.texts.set('letter', `Texte ${round}\n`);
	const { campaign } = await openCampaign(table);
	const mandate = await grant(table, `maria-${round}`, 'a01');
	const maria = await person(table, `maria-${round}`, 'a01');
	const before = (await table.storage.ledger.head()).sequence;
	const [one, two] = [table.another(), table.another()];
	await Promise.all([one.mandates({}), two.mandates({})]);

	const withdrawal = pause(choose).then(() => two.recordWithdrawal(anna(table), mandate.id));
	const signature = pause(choose).then(() =>
		one.decide(maria, campaign.id, { association: 'a01', answer: 'sign', reason: '' }),
	);
	const [signed] = await Promise.allSettled([signature, withdrawal]);

	const written = (await table.storage.ledger.read(before)).map((row) => row.type);
	expect(written).toEqual(
		signed.status === 'fulfilled' ? ['decision', 'author', 'mandate-withdrawn'] : ['mandate-withdrawn'],
	);
	return signed.status === 'fulfilled' ? 'signed' : 'refused';
}

function answerAs(table: Table, actor: Awaited<ReturnType<typeof mandated>>, campaign: string) {
	return table.signing.decide(actor, campaign, { association: 'a01', answer: 'sign', reason: '' });
}

async function expectNoAnswer(table: Table, campaign: string, id: string, association: string) {
	const actor = await person(table, id, association);
	const input = { association, answer: 'sign', reason: '' } as const;
	await expect(table.signing.decide(actor, campaign, input)).rejects.toMatchObject({ code: 'forbidden' });
	expect((await table.signing.campaign(anna(table), campaign)).decisions).toEqual([]);
	expect((await table.signing.campaign(actor, campaign)).mine).toEqual([]);
}

function campaignMembers(table: Table): readonly string[] {
	return [...table.associations.values()].filter(({ kind }) => kind === 'member').map(({ id }) => id);
}

/** A few turns of the event loop's microtasks: enough to change who comes first. */
async function pause(choose: () => number): Promise<void> {
	const turns = Math.floor(choose() * 12);
	for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}
