import { describe, expect, test } from 'vitest';
import type { Entry } from '#lib/domain/signing/entries.ts';
import { createMemoryLedger } from '../storage/memory/ledger.ts';
import { sealRows } from './chain.ts';
import { createLiveRegister } from './live-register.ts';

const AT = '2013-02-10T09:30:00.000Z';
const NOW = () => Date.parse(AT);

function mandate(id: string): Entry {
	const [person, association, basis] = ['maria', 'a01', 'conseil'];
	const limits = { scope: { kind: 'all' }, from: AT, to: null } as const;
	return {
		type: 'mandate-granted',
		body: { mandate: id, person, association, basis, ...limits, grantedBy: 'anna' },
	};
}

describe('the live register', () => {
	test('SG23 asks again with what others wrote meanwhile', async () => {
		const ledger = createMemoryLedger();
		const [one, other] = [createLiveRegister(ledger, NOW), createLiveRegister(ledger, NOW)];
		const seen: number[] = [];
		await one.commit(async (register) => {
			seen.push(register.mandates.size);
			if (seen.length === 1) await other.commit(() => ({ entries: [mandate('theirs')], result: null }));
			return { entries: [mandate('ours')], result: null };
		});
		expect(seen).toEqual([0, 1]);
		expect([...(await other.current()).mandates.keys()]).toEqual(['theirs', 'ours']);
	});

	test('SG23 gives up, having written nothing, when others are always faster', async () => {
		const ledger = createMemoryLedger();
		const busy = { ...ledger, append: async () => 'moved' as const };
		const register = createLiveRegister(busy, NOW);
		await expect(register.commit(() => ({ entries: [mandate('m')], result: null }))).rejects.toMatchObject({
			code: 'unavailable',
			reason: 'ledger-busy',
		});
		expect((await ledger.head()).sequence).toBe(0);
	});

	test('SG23 a refused proposal does not hold up the next one', async () => {
		const register = createLiveRegister(createMemoryLedger(), NOW);
		const refused = register.commit(() => {
			throw new Error('no');
		});
		const written = register.commit(() => ({ entries: [mandate('m')], result: 'yes' }));
		await expect(refused).rejects.toThrow('no');
		expect((await written).result).toBe('yes');
	});

	test('SG22 an entry is never earlier than the one before it', async () => {
		const clock = { ms: NOW() };
		const register = createLiveRegister(createMemoryLedger(), () => clock.ms);
		await register.commit(() => ({ entries: [mandate('m1')], result: null }));
		clock.ms -= 60_000;
		const { rows } = await register.commit(() => ({ entries: [mandate('m2')], result: null }));
		expect(rows[0]?.at).toBe(AT);
	});

	test('SG23 passes over what a later version of Tablée wrote', async () => {
		const ledger = createMemoryLedger();
		const head = await ledger.head();
		const later = { type: 'letter-sent', body: { to: 'prefecture' } } as unknown as Entry;
		await ledger.append(
			head,
			sealRows(head, [later], AT).map((row) => ({ ...row, key: null })),
		);
		const register = createLiveRegister(ledger, NOW);
		const { rows } = await register.commit(() => ({ entries: [mandate('m')], result: null }));
		expect(rows[0]?.sequence).toBe(2);
	});
});
