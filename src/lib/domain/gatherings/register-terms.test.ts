import { describe, expect, test } from 'vitest';
import type { Gathering } from './gathering.ts';
import { isAskedTo, keepsNeeds, termsOf, whyClosed, whyClosedToOrganisers } from './register-terms.ts';

const open: Pick<Gathering, 'state' | 'cancelledAt' | 'date' | 'registration'> = {
	state: 'open',
	cancelledAt: null,
	date: { day: '2013-05-25', days: 2, from: '09:00', to: '18:00' },
	registration: { perAssociation: 5, overall: 90, opensToAllOn: '2013-05-10', closesOn: '2013-05-20' },
};

describe('when people register', () => {
	test.each([
		[open, '2013-05-20', null],
		[open, '2013-05-21', 'registration-closed'],
		[{ ...open, state: 'planned' }, '2013-05-01', 'registration-not-open'],
		[{ ...open, state: 'held' }, '2013-05-01', 'registration-over'],
		[{ ...open, cancelledAt: '2013-05-02T10:00:00.000Z' }, '2013-05-03', 'registration-cancelled'],
		[{ ...open, registration: { ...open.registration, closesOn: null } }, '2013-05-26', null],
		[{ ...open, registration: { ...open.registration, closesOn: null } }, '2013-05-27', 'registration-over'],
		[{ ...open, date: null, registration: { ...open.registration, closesOn: null } }, '2013-12-31', null],
	] as const)('GA88 %# while it is open, to its closing day', (gathering, day, why) => {
		expect(whyClosed(gathering, day)).toBe(why);
	});

	test('GA88 the organisers add people before and after, until the figures stand', () => {
		for (const state of ['idea', 'polling', 'planned', 'open', 'held'] as const)
			expect(whyClosedToOrganisers({ ...open, state })).toBeNull();
		expect(whyClosedToOrganisers({ ...open, state: 'closed' })).toBe('registration-over');
		expect(whyClosedToOrganisers({ ...open, cancelledAt: '2013-05-02T10:00:00.000Z' })).toBe(
			'registration-cancelled',
		);
	});
});

test('GA85 places pass on until the last day is over, never when it was held or does not take place', () => {
	const passesOn = (gathering: typeof open, day: string) => termsOf(gathering, day).passOn;
	expect(passesOn(open, '2013-05-26')).toBe(true);
	expect(passesOn(open, '2013-05-27')).toBe(false);
	expect(passesOn({ ...open, state: 'held' }, '2013-05-01')).toBe(false);
	expect(passesOn({ ...open, cancelledAt: '2013-05-02T10:00:00.000Z' }, '2013-05-03')).toBe(false);
});

test('GA91 needs are kept until it is held, or for seven days after its last day', () => {
	expect(keepsNeeds(open, '2013-06-02')).toBe(true);
	expect(keepsNeeds(open, '2013-06-03')).toBe(false);
	expect(keepsNeeds({ ...open, state: 'held' }, '2013-05-25')).toBe(false);
	expect(keepsNeeds({ ...open, state: 'closed' }, '2013-05-25')).toBe(false);
	expect(keepsNeeds({ ...open, date: null }, '2013-12-31')).toBe(true);
});

test('GA89 people come in the name of an association that it is for', () => {
	const salam = { id: 'salam', kind: 'member', leftAt: null } as const;
	const ligue = { id: 'ligue', kind: 'partner', leftAt: null } as const;
	const asks = (audience: Gathering['audience'], association: Parameters<typeof isAskedTo>[1]) =>
		isAskedTo({ audience, invited: ['ligue'] }, association);
	expect([asks('network', salam), asks('network', ligue)]).toEqual([true, false]);
	expect([asks('invited', salam), asks('invited', ligue)]).toEqual([false, true]);
	expect([asks('public', salam), asks('public', ligue)]).toEqual([true, true]);
	expect(asks('public', { ...salam, leftAt: '2013-01-01T00:00:00.000Z' })).toBe(false);
});
