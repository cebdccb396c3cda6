import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registrationDetails } from '../../../server/gatherings/registrations/collections.ts';
import { refusalOf } from '../network/bench.ts';
import { DAY } from './planning-house.ts';
import { openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse();
});
afterEach(() => house.close());

describe('asking for a place', () => {
	test('GA80 a person registers for an association of theirs, and is told by letter with the calendar file', async () => {
		const ada = await house.join('ada', 'salam');
		const forum = await house.openForum();
		const { state } = await house.registrations.register(ada, forum.id, {
			association: 'salam',
			role: 'bénévole',
		});
		expect(state).toBe('in');
		expect(await house.registrations.registrants(forum)).toEqual([
			expect.objectContaining({
				name: 'ada',
				association: 'salam',
				organisation: 'Salam',
				role: 'bénévole',
				person: ada.id,
				state: 'in',
			}),
		]);
		const [letter] = await house.lettersTo('ada');
		expect(letter!.subject).toBe('Place confirmée\u00a0: Forum des associations');
		expect(letter!.text).toContain(`samedi 25 mai 2013, de 9\u00a0h à 18\u00a0h\u00a030`);
		expect(letter!.text).toContain(`https://tablee.example/gatherings/${forum.id}/registrations`);
		expect(letter!.attachments).toEqual([
			{
				filename: 'rencontre.ics',
				contentType: 'text/calendar; charset=utf-8',
				content: expect.stringContaining(`UID:gathering-${forum.id}@tablee`),
			},
		]);
	});

	test('GA82 registering the same person twice is said clearly and gives one place', async () => {
		const ada = await house.join('ada', 'salam');
		await house.join('ruth', 'salam', 'referent');
		const forum = await house.openForum();
		const self = () => house.registrations.register(ada, forum.id, { association: 'salam' });
		const outcomes = await Promise.allSettled([self(), self(), self()]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await refusalOf(self())).toEqual({ code: 'conflict', reason: 'already-registered' });
		// the referent writes the name of somebody who has an account: the same person
		expect(await refusalOf(house.add(forum, 'salam', 'ADA', await house.actor('ruth')))).toEqual({
			code: 'conflict',
			reason: 'already-registered',
		});
		await house.add(forum, 'salam', 'V. B.');
		expect((await refusalOf(house.add(forum, 'salam', ' v.  b. '))).reason).toBe('already-registered');
		await house.add(forum, 'auberge', 'V. B.');
		expect(await house.shown(forum)).toBe('ada V. B. V. B.');
	});

	test('GA89 a referent registers the people of their association, nobody else does', async () => {
		const ruth = await house.join('ruth', 'salam', 'referent');
		const ada = await house.join('ada', 'salam');
		const forum = await house.openForum();
		expect((await house.add(forum, 'salam', 'V. A.', ruth)).state).toBe('in');
		expect((await house.add(forum, 'salam', 'ada', ruth)).state).toBe('in');
		expect((await house.registrations.registrants(forum)).find(({ name }) => name === 'ada')?.person).toBe(
			ada.id,
		);
		expect((await refusalOf(house.add(forum, 'auberge', 'V. B.', ruth))).code).toBe('forbidden');
		expect((await refusalOf(house.add(forum, 'salam', 'V. C.', ada))).code).toBe('forbidden');
		expect((await refusalOf(house.add(forum, 'auberge', 'ada', ada))).code).toBe('forbidden');
		expect(
			(await refusalOf(house.registrations.register(house.nobody, forum.id, { association: null }))).code,
		).toBe('signed-out');
	});

	test('GA89 only for an association that it is for; for none only where everybody may come', async () => {
		await house.join('lea', 'ligue');
		const both = await house.enter('both', { salam: 'member', ligue: 'member' });
		const forum = await house.openForum();
		const as = (association: string | null) => house.registrations.register(both, forum.id, { association });
		expect((await refusalOf(as('ligue'))).reason).toBe('registration-association');
		expect((await refusalOf(as(null))).reason).toBe('registration-association');
		expect((await refusalOf(house.add(forum, 'ligue', 'V. A.'))).reason).toBe('registration-association');
		expect((await refusalOf(house.add(forum, 'unknown', 'V. A.'))).reason).toBe('registration-association');
		// a partner does not see it at all
		const lea = await house.actor('lea');
		expect((await refusalOf(house.registrations.read(lea, forum.id))).code).toBe('not-found');
		const open = await house.openForum({}, { audience: 'public' });
		expect((await house.registrations.register(both, open.id, { association: null })).state).toBe('in');
		expect((await house.registrations.register(lea, open.id, { association: 'ligue' })).state).toBe('in');
	});

	test('GA88 only while it is open; the organisers before and after, until the figures stand', async () => {
		const ada = await house.join('ada', 'salam');
		const forum = await house.openForum({ closesOn: '2013-03-05' });
		const { gatherings } = house.services;
		await gatherings.moveTo(house.coordinator, forum.id, 'planned');
		const self = () => house.registrations.register(ada, forum.id, { association: 'salam' });
		expect((await refusalOf(self())).reason).toBe('registration-not-open');
		await house.add(forum, 'salam', 'V. A.');
		await gatherings.moveTo(house.coordinator, forum.id, 'open');
		house.advance(5 * DAY);
		expect((await refusalOf(self())).reason).toBe('registration-closed');
		await house.add(forum, 'salam', 'V. B.');
		house.advance(90 * DAY);
		expect((await refusalOf(self())).reason).toBe('registration-over');
		await gatherings.moveTo(house.coordinator, forum.id, 'held');
		await house.add(forum, 'salam', 'V. C.');
		await gatherings.moveTo(house.coordinator, forum.id, 'closed');
		expect((await refusalOf(house.add(forum, 'salam', 'V. D.'))).reason).toBe('registration-over');
		expect(await house.shown(forum)).toBe('V. A. V. B. V. C.');
		// nothing stays of those who were refused
		expect(await house.services.storage.records.list(registrationDetails)).toHaveLength(3);
	});

	test('GA86 a waiting person is no participant', async () => {
		const forum = await house.openForum({ perAssociation: 1 });
		await house.add(forum, 'salam', 'V. A.');
		await house.add(forum, 'salam', 'V. B.');
		const { gathering } = await house.services.gatherings.read(house.coordinator, forum.id);
		expect(gathering.registered).toBe(1);
		const { totals, associations } = await house.registrations.read(house.coordinator, forum.id);
		expect(totals).toEqual({ in: 1, waiting: 1, associations: 1 });
		expect(associations).toEqual([{ association: 'salam', name: 'Salam', in: 1, waiting: 1 }]);
	});
});

describe('places that become free', () => {
	test('GA83 the first who waits is told, once, with the calendar file', async () => {
		const forum = await house.openForum({ perAssociation: 1 });
		const people = await Promise.all(['ada', 'bea', 'cem'].map((name) => house.join(name, 'salam')));
		const ids: string[] = [];
		for (const person of people)
			ids.push((await house.registrations.register(person, forum.id, { association: 'salam' })).id);
		expect(await house.shown(forum)).toBe('ada (bea) (cem)');
		expect((await house.lettersTo('bea'))[0]!.subject).toBe(
			'En liste d’attente\u00a0: Forum des associations',
		);
		expect((await house.lettersTo('bea'))[0]!.attachments).toBeUndefined();
		await house.registrations.giveUp(people[0]!, forum.id, ids[0]!);
		expect(await house.shown(forum)).toBe('bea (cem)');
		const [, second] = await house.lettersTo('bea', 2);
		expect(second!.subject).toBe('Une place s’est libérée\u00a0: Forum des associations');
		expect(second!.attachments).toHaveLength(1);
		await house.registrations.sweep();
		await house.secondNode.gatherings.sweep();
		expect(await house.lettersTo('bea')).toHaveLength(2);
		expect(await house.lettersTo('cem')).toHaveLength(1);
	});

	test('GA83 whoever registered somebody without an address is told for them', async () => {
		const ruth = await house.join('ruth', 'salam', 'referent');
		const forum = await house.openForum({ overall: 1 });
		const { id } = await house.add(forum, 'auberge', 'V. A.');
		await house.add(forum, 'salam', 'V. B.', ruth);
		await house.registrations.giveUp(house.coordinator, forum.id, id);
		const [letter] = await house.lettersTo('ruth');
		expect(letter!.text).toContain('V. B., que vous avez inscrit ou inscrite, a maintenant une place');
	});

	test('GA84 raising the limits gives places at once, lowering them takes none away', async () => {
		const forum = await house.openForum({ overall: 1 });
		for (const name of ['V. A.', 'V. B.', 'V. C.']) await house.add(forum, 'salam', name);
		const limit = (overall: number | null) =>
			house.services.gatherings.edit(house.coordinator, forum.id, { registration: { overall } });
		await limit(2);
		expect(await house.shown(forum)).toBe('V. A. V. B. (V. C.)');
		await limit(1);
		expect(await house.shown(forum)).toBe('V. A. V. B. (V. C.)');
		await limit(null);
		expect(await house.shown(forum)).toBe('V. A. V. B. V. C.');
	});

	test('GA81 on the day that it opens to all, those who wait get places without anybody asking', async () => {
		const forum = await house.openForum({ perAssociation: 1, overall: 2, opensToAllOn: '2013-03-10' });
		for (const name of ['V. A.', 'V. B.', 'V. C.']) await house.add(forum, 'salam', name);
		await house.services.gatherings.sweep();
		expect(await house.shown(forum)).toBe('V. A. (V. B.) (V. C.)');
		house.advance(9 * DAY);
		await house.services.gatherings.sweep();
		expect(await house.shown(forum)).toBe('V. A. V. B. (V. C.)');
	});

	test('GA85 when it does not take place, nobody moves up; when it does after all, they do', async () => {
		const forum = await house.openForum({ overall: 1 });
		const { id } = await house.add(forum, 'salam', 'V. A.');
		await house.add(forum, 'salam', 'V. B.');
		await house.services.gatherings.cancel(house.coordinator, forum.id, true);
		await house.registrations.giveUp(house.coordinator, forum.id, id);
		expect(await house.shown(forum)).toBe('(V. B.)');
		await house.services.gatherings.cancel(house.coordinator, forum.id, false);
		expect(await house.shown(forum)).toBe('V. B.');
	});
});
