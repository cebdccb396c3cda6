import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { can } from '#lib/domain/can.ts';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { MandateScope } from '#lib/domain/network/mandate.ts';
import { openBench, refusalOf, STORES, type Bench } from './bench.ts';

const ADA = 'ada@demo.example';
const WHOLE: MandateScope = { kind: 'all' };

describe.each(STORES)('mandates over %s', (store) => {
	let bench: Bench;
	let coordinator: PersonActor;
	let ada: PersonActor;
	beforeEach(async () => {
		bench = await openBench(store);
		coordinator = await bench.found();
		ada = await bench.seat(ADA, 'emmaus');
	});
	afterEach(() => bench.close());

	const grant = (more: object = {}, actor = coordinator) =>
		bench.network.grantMandate(actor, {
			association: 'emmaus',
			person: ada.id,
			basis: 'décision du conseil du 2 février 2013',
			scope: WHOLE,
			...more,
		});
	const mayDecide = async () =>
		can(await bench.actor(ADA), 'decision.record', { association: 'emmaus', paper: 'p1', group: 'sante' });

	test('NW12 a mandate lets its person decide, until it is withdrawn; both are told at once', async () => {
		expect(await mayDecide()).toBe(false);
		bench.rechecked.length = 0;
		const mandate = await grant();
		expect(mandate).toMatchObject({
			personName: 'A. V.',
			associationName: 'Emmaüs',
			grantedByName: 'C. D.',
			scopeName: null,
			stands: true,
			may: { withdraw: true },
		});
		expect(await mayDecide()).toBe(true);
		const letter = (await bench.lettersTo(ADA, 2)).at(-1)!;
		expect(letter.text).toContain('décision du conseil du 2 février 2013');
		await bench.network.withdrawMandate(await bench.actor(ADA), mandate.id);
		expect(await mayDecide()).toBe(false);
		expect(bench.rechecked).toEqual([ada.id, ada.id]);
		const [shown] = (await bench.network.association(coordinator, 'emmaus')).mandates;
		expect(shown).toMatchObject({ id: mandate.id, stands: false, may: { withdraw: false } });
		const again = bench.network.withdrawMandate(coordinator, mandate.id);
		expect(await refusalOf(again)).toEqual({ code: 'conflict', reason: 'mandate-withdrawn' });
	});

	test('NW12 nobody gives one to themselves, to a stranger, or for another association', async () => {
		const referent = await bench.seat('referent@demo.example', 'auberge', 'referent');
		expect(await refusalOf(grant({}, ada))).toMatchObject({ code: 'forbidden' });
		expect(await refusalOf(grant({}, referent))).toMatchObject({ code: 'forbidden' });
		expect(await refusalOf(grant({ person: coordinator.id }))).toMatchObject({ code: 'forbidden' });
		expect(await refusalOf(grant({ person: referent.id }))).toMatchObject({ code: 'not-found' });
		expect(await refusalOf(grant({ association: 'auberge' }))).toMatchObject({ code: 'not-found' });
		await bench.network.editAssociation(coordinator, 'emmaus', { left: true });
		expect(await refusalOf(grant())).toEqual({ code: 'invalid', reason: 'association-left' });
	});

	test.each([
		[{ basis: ' ' }, 'name'],
		[{ from: 'tomorrow' }, 'instant'],
		[{ from: '2013-02-02' }, 'instant'],
		[{ to: '2013-02-02T00:00:00Z' }, 'mandate-term'],
		[{ from: '2099-01-02T00:00:00Z', to: '2099-01-02T00:00:00Z' }, 'mandate-term'],
		[{ scope: { kind: 'group', group: 'none' } }, 'mandate-scope'],
		[{ scope: { kind: 'paper', paper: 'none' } }, 'mandate-scope'],
		[{ scope: { kind: 'everything' } }, 'mandate-scope'],
	])('NW12 what cannot be taken (%j) writes nothing to the ledger', async (wrong, reason) => {
		expect(await refusalOf(grant(wrong))).toEqual({ code: 'invalid', reason });
		expect((await bench.storage.ledger.head()).sequence).toBe(0);
	});

	test('NW12 a mandate limited to a group says so by its name', async () => {
		const group = await bench.network.addGroup(coordinator, { name: 'Santé' });
		const mandate = await grant({ scope: { kind: 'group', group: group.id } });
		expect(mandate.scopeName).toBe('Santé');
		expect((await bench.lettersTo(ADA, 2)).at(-1)!.text).toContain('Santé');
	});

	test('NW13 a mandate sleeps with the membership it was given within, and a new membership does not wake it', async () => {
		const mandate = await grant();
		await bench.network.removeMember(coordinator, 'emmaus', ada.id);
		expect(await mayDecide()).toBe(false);
		bench.advance(1_000);
		await bench.seat(ADA, 'emmaus');
		expect(await mayDecide()).toBe(false);
		const [shown] = (await bench.network.person(coordinator, ada.id)).mandates;
		expect(shown).toMatchObject({ id: mandate.id, stands: false });
		await grant();
		expect(await mayDecide()).toBe(true);
	});

	test('NW13 who has left may still give their own mandate back', async () => {
		const { id } = await grant();
		await bench.network.removeMember(coordinator, 'emmaus', ada.id);
		const former = await bench.actor(ADA);
		await bench.network.withdrawMandate(former, id);
		const [shown] = (await bench.network.association(coordinator, 'emmaus')).mandates;
		expect(shown!.withdrawnAt).not.toBeNull();
	});
});
