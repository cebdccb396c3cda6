import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { standing, type AttendanceAct } from '#lib/domain/gatherings/attendance.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Delivery, Parcel } from '#lib/outbox/parcel.ts';
import { openMemoryStore } from '#lib/outbox/parcel-store.ts';
import { sendAll } from '#lib/outbox/send-all.ts';
import type { AttendanceLineView } from '#lib/protocol/views/attendance.ts';
import type { AttendanceService, NewAct } from '../../../server/gatherings/attendance/service.ts';
import { openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

let house: RegistrationHouse;
beforeEach(async () => void (house = await openRegistrationHouse('sqlite')));
afterEach(() => house.close());

/** A telephone that lost the connection: it ticks on, and sends over a line that loses requests and answers. */
function openTelephone(name: string, forum: Gathering, by: PersonActor, attendance: AttendanceService) {
	const store = openMemoryStore();
	const known = new Map<string, AttendanceAct[]>();
	let made = 0;
	return {
		async tick(attendee: string, { mark, halves }: Pick<AttendanceAct, 'mark' | 'halves'>) {
			const own = known.get(attendee) ?? [];
			made += 1;
			const base = standing(own).acts.map(({ id }) => id);
			const said = {
				id: `${name}-${String(made).padStart(6, '0')}`,
				mark,
				halves,
				representedBy: '',
				base,
			};
			known.set(attendee, [...own, said]);
			const { id, ...body } = said;
			await store.add({ id, line: attendee, path: attendee, body: { ...body, act: id } });
		},
		/** One attempt over a line that fails as `luck` says: 0 the request is lost, 1 the answer, 2 nothing. */
		send(luck: () => number) {
			return sendAll({
				store,
				async deliver({ id, path, body }: Parcel): Promise<Delivery> {
					const lost = luck();
					if (lost === 0) return { kind: 'later', calm: false };
					const input = { ...(body as Omit<NewAct, 'id'>), id };
					const answer = await attendance.record(by, forum.id, path, input);
					return lost === 1 ? { kind: 'later', calm: false } : { kind: 'taken', answer };
				},
				onTaken: (_, answer) => {
					const line = answer as AttendanceLineView;
					known.set(line.id, [...line.acts]);
				},
				onRefused: () => {
					throw new Error('refused');
				},
			});
		},
		left: async () => (await store.all()).length,
	};
}

test('GA120 whatever two telephones tick offline and however their lines fail, each person is there once and nothing is lost', async () => {
	const { attendance } = house.services.gatherings;
	const onOtherNode = house.secondNode.gatherings.attendance;
	const step = fc.record({
		phone: fc.nat({ max: 1 }),
		who: fc.nat({ max: 3 }),
		said: fc.constantFrom(
			{ mark: 'present', halves: [0] } as const,
			{ mark: 'present', halves: [1] } as const,
			{ mark: 'excused', halves: [] } as const,
			{ mark: null, halves: [] } as const,
		),
		/** Does the telephone try to send after it? */
		sends: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 1, maxLength: 16 }),
			fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 40 }),
			async (steps, lucks) => {
				const forum = await house.openForum();
				const people: string[] = [];
				for (const name of ['Alma', 'Bao', 'Cyr', 'Dina'])
					people.push((await house.add(forum, 'salam', name)).id);
				const phones = [
					openTelephone('phone-a', forum, house.coordinator, attendance),
					openTelephone('phone-b', forum, house.coordinator, onOtherNode),
				];
				let at = 0;
				const luck = () => lucks[(at += 1) % lucks.length]!;
				for (const { phone, who, said, sends } of steps) {
					await phones[phone]!.tick(people[who]!, said);
					if (sends) await phones[phone]!.send(luck);
				}
				await Promise.all(phones.map((phone) => phone.send(luck)));
				await Promise.all(phones.map((phone) => phone.send(() => 2)));
				expect(await Promise.all(phones.map((phone) => phone.left()))).toEqual([0, 0]);

				const { lines } = await attendance.sheet(house.coordinator, forum.id);
				expect(lines.map(({ id }) => id).toSorted()).toEqual(people.toSorted());
				for (const [who, id] of people.entries()) {
					const acts = lines.find((line) => line.id === id)!.acts;
					const made = steps.filter((each) => each.who === who);
					expect(acts).toHaveLength(made.length);
					expect(new Set(acts.map((each) => each.id)).size).toBe(made.length);
					// the last word of each telephone on a person is a presence: so is the result
					const lastWords = [0, 1].flatMap((phone) => made.findLast((each) => each.phone === phone) ?? []);
					if (lastWords.length > 0 && lastWords.every(({ said }) => said.mark === 'present'))
						expect(standing(acts).mark).toBe('present');
				}
				expect(await attendance.sheet(house.coordinator, forum.id)).toEqual(
					await onOtherNode.sheet(house.coordinator, forum.id),
				);
			},
		),
		{ numRuns: 40 },
	);
});
