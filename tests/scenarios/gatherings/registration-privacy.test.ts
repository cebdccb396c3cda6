import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Needs } from '#lib/protocol/views/registration.ts';
import {
	registrationDetails,
	registrationNeeds,
} from '../../../server/gatherings/registrations/collections.ts';
import type { RegistrationsService } from '../../../server/gatherings/registrations/service.ts';
import { refusalOf } from '../network/bench.ts';
import { DAY } from './planning-house.ts';
import { NO_NEEDS, openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

let house: RegistrationHouse;
beforeEach(async () => {
	house = await openRegistrationHouse();
});
afterEach(() => house.close());

describe('what people need', () => {
	const needs: Needs = { ...NO_NEEDS, access: true, words: 'siège-enfant MARQUE' };

	test('GA91 only the organisers and the person see it; it is counted for those who have a place', async () => {
		const ada = await house.join('ada', 'salam');
		const ruth = await house.join('ruth', 'salam', 'referent');
		const forum = await house.openForum({ overall: 1 }, { audience: 'public' });
		const { id } = await house.registrations.register(ada, forum.id, { association: 'salam', needs });
		await house.registrations.register(house.coordinator, forum.id, {
			association: 'salam',
			name: 'V. B.',
			needs,
		});
		const full = await house.registrations.read(house.coordinator, forum.id);
		expect(full.organiser?.needs).toEqual({ access: 1, childcare: 0, transport: 0, meals: 0, words: 1 });
		expect(full.lists[0]!.registrants.find((row) => row.id === id)?.needs).toEqual(needs);
		expect((await house.registrations.read(ada, forum.id)).mine?.needs).toEqual(needs);
		for (const reader of [
			ruth,
			await house.join('lea', 'ligue'),
			await house.join('bea', 'salam'),
			house.nobody,
		])
			expect(JSON.stringify(await house.registrations.read(reader, forum.id))).not.toContain('MARQUE');
	});

	test('GA91 it is said and unsaid; when the place goes, it goes', async () => {
		const ada = await house.join('ada', 'salam');
		const forum = await house.openForum();
		const { id } = await house.registrations.register(ada, forum.id, { association: 'salam' });
		const { records } = house.services.storage;
		await house.registrations.tellNeeds(ada, forum.id, id, needs);
		await house.registrations.tellNeeds(ada, forum.id, id, { ...needs, words: 'rien' });
		expect((await records.get(registrationNeeds, id))?.value.words).toBe('rien');
		await house.registrations.tellNeeds(ada, forum.id, id, NO_NEEDS);
		expect(await records.get(registrationNeeds, id)).toBeNull();
		await house.registrations.tellNeeds(ada, forum.id, id, needs);
		await house.registrations.giveUp(ada, forum.id, id);
		expect(await records.list(registrationNeeds)).toEqual([]);
		expect(await records.list(registrationDetails)).toEqual([]);
	});

	test('GA91 it is deleted when the gathering was held, or a week after its end', async () => {
		const [held, past] = [await house.openForum(), await house.openForum()];
		const ask = ({ id }: Gathering) =>
			house.registrations.register(house.coordinator, id, { association: 'salam', name: 'V. A.', needs });
		await ask(held);
		const { id } = await ask(past);
		const { records } = house.services.storage;
		house.advance(85 * DAY);
		expect(await records.list(registrationNeeds)).toHaveLength(2);
		await house.services.gatherings.moveTo(house.coordinator, held.id, 'held');
		expect((await records.list(registrationNeeds)).map((each) => each.id)).toEqual([id]);
		house.advance(7 * DAY);
		await house.services.gatherings.sweep();
		expect(await records.list(registrationNeeds)).toHaveLength(1);
		house.advance(DAY);
		// even before it is deleted, nobody is shown it
		expect((await house.registrations.read(house.coordinator, past.id)).organiser?.needs.access).toBe(0);
		await house.services.gatherings.sweep();
		expect(await records.list(registrationNeeds)).toEqual([]);
		expect(
			(await refusalOf(house.registrations.tellNeeds(house.coordinator, past.id, id, needs))).reason,
		).toBe('registration-over');
		// who was there stays for the figures
		expect(await house.shown(past)).toBe('V. A.');
	});
});

describe('who sees names', () => {
	test('GA93 the referent those of their association, the organisers all, everybody else numbers', async () => {
		const ruth = await house.join('ruth', 'salam', 'referent');
		const bea = await house.join('bea', 'salam');
		const lea = await house.join('lea', 'ligue', 'referent');
		const forum = await house.openForum({}, { audience: 'public' });
		await house.add(forum, 'salam', 'V. SALAM');
		await house.add(forum, 'auberge', 'V. AUBERGE');
		const names = async (actor: Parameters<RegistrationsService['read']>[0]) =>
			JSON.stringify(await house.registrations.read(actor, forum.id)).match(/V\. (SALAM|AUBERGE)/g) ?? [];
		expect(await names(house.coordinator)).toEqual(['V. AUBERGE', 'V. SALAM']);
		expect(await names(ruth)).toEqual(['V. SALAM']);
		for (const reader of [bea, lea, house.nobody]) expect(await names(reader)).toEqual([]);
		const numbers = [
			{ association: 'auberge', name: 'Auberge', in: 1, waiting: 0 },
			{ association: 'salam', name: 'Salam', in: 1, waiting: 0 },
		];
		expect((await house.registrations.read(bea, forum.id)).associations).toEqual(numbers);
		expect(await house.registrations.read(house.nobody, forum.id)).toMatchObject({
			totals: null,
			associations: [],
			choices: [{ association: null, left: null }],
		});
	});

	test('GA93 no name, need or address gets into the logs or the calendar file', async () => {
		await house.join('ada', 'salam');
		house.refusedBy.add('secrete@ailleurs.example');
		const forum = await house.openForum({ overall: 1 });
		await house.registrations.register(house.coordinator, forum.id, {
			association: 'salam',
			name: 'V. SECRETE',
			email: 'secrete@ailleurs.example',
			needs: { ...NO_NEEDS, words: 'BESOIN' },
		});
		await vi.waitFor(() => expect(house.logged.join('\n')).toContain('EENVELOPE'));
		await house.add(forum, 'salam', 'ada');
		expect(house.logged.join('\n')).not.toMatch(/SECRETE|secrete|BESOIN|ada/);
		const letters = await house.lettersTo('ada');
		expect(JSON.stringify(letters.map(({ attachments }) => attachments))).not.toMatch(/SECRETE|BESOIN|ada/);
	});
});
