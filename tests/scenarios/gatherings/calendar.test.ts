import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { endsAt, startsAt } from '#lib/domain/gatherings/gathering-date.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { icsOf } from '../../../server/gatherings/calendar/write-calendar.ts';
import { gatherings as gatheringRecords } from '../../../server/gatherings/collections.ts';
import { byOther, calendarsOf, eventsOf, timesOf } from './calendar-reader.ts';
import { openPlanningHouse, type PlanningHouse } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };
const { ask, textOf, titlesOf, statusOf } = calendarsOf(() => house);

let house: PlanningHouse;
let coordinator: PersonActor;
const gatherings = () => house.services.gatherings;
beforeEach(async () => {
	house = await openPlanningHouse();
	coordinator = await house.actor('coordination');
});
afterEach(() => house.close());

describe('an entry', () => {
	test('GA150 keeps its UID and counts its changes, so that calendars take an edit for an edit', async () => {
		const { id } = await house.gathering({ date: MAY, audience: 'public' });
		await gatherings()
			.moveTo(coordinator, id, 'planned')
			.catch(() => {});
		const before = byOther(await textOf(coordinator))[0]!;
		house.advance(60_000);
		await gatherings().edit(coordinator, id, { title: 'Un autre titre', date: { ...MAY, from: '10:00' } });
		const after = byOther(await textOf(coordinator))[0]!;
		expect(after.uid).toBe(before.uid);
		expect(after.uid).toContain(id);
		expect(Number(after.sequence)).toBe(Number(before.sequence) + 1);
		expect(after.lastmodified!.getTime() - before.lastmodified!.getTime()).toBe(60_000);
		expect(after.dtstamp.toISOString()).toBe(after.lastmodified!.toISOString());
		expect(after.summary).toBe('Un autre titre');
		expect(byOther(await textOf(coordinator, `/gatherings/${id}.ics`))[0]!.uid).toBe(before.uid);
	});

	test.each([
		['2013-05-25', '2013-05-25T07:00:00.000Z'],
		['2013-03-30', '2013-03-30T08:00:00.000Z'],
		['2013-03-31', '2013-03-31T07:00:00.000Z'],
		['2013-10-26', '2013-10-26T07:00:00.000Z'],
		['2013-10-27', '2013-10-27T08:00:00.000Z'],
		['2013-12-21', '2013-12-21T08:00:00.000Z'],
		['2031-07-14', '2031-07-14T07:00:00.000Z'],
	])('GA151 9 h on %s in Paris is 9 h for two readers, by the rules in the file', async (day, instant) => {
		const date = { ...MAY, day };
		await house.gathering({ date });
		const text = await textOf(coordinator);
		expect(text).toContain(`DTSTART;TZID=Europe/Paris:${day.replaceAll('-', '')}T090000`);
		expect(timesOf(text)).toEqual([[`${startsAt(date)} ${endsAt(date)}`]]);
		expect(startsAt(date)).toBe(instant);
		expect(byOther(text)[0]!.start.toISOString()).toBe(instant);
		expect(byOther(text)[0]!.end!.toISOString()).toBe(endsAt(date));
	});

	test('GA152 several days are several times, each from its hour to its hour, also over the change of March', async () => {
		await house.gathering({ date: { day: '2013-03-30', days: 3, from: '09:00', to: '17:00' } });
		expect(timesOf(await textOf(coordinator))).toEqual([
			[
				'2013-03-30T08:00:00.000Z 2013-03-30T16:00:00.000Z',
				'2013-03-31T07:00:00.000Z 2013-03-31T15:00:00.000Z',
				'2013-04-01T07:00:00.000Z 2013-04-01T15:00:00.000Z',
			],
		]);
		const [event] = byOther(await textOf(coordinator));
		expect(event!.rrule!.all().map((day) => new Date(day as Date).toISOString().slice(0, 10))).toEqual([
			'2013-03-30',
			'2013-03-31',
			'2013-04-01',
		]);
	});

	test('GA153 its words come back letter for letter in both readers', async () => {
		const title = 'Écrire; relire, signer: « nous » \\ محمد – Nguyễn';
		const aim = 'Première ligne\nDeuxième ligne; et la suite, longue '.repeat(5).trim();
		const { id } = await house.gathering({ date: MAY, title, aim, place: 'Oye-Plage, salle; 2' });
		const text = await textOf(coordinator);
		const link = `https://tablee.example/gatherings/${id}`;
		expect(eventsOf(text)[0]!.summary).toBe(title);
		expect(eventsOf(text)[0]!.description).toBe(`${aim}\n\n${link}`);
		expect(byOther(text)[0]).toMatchObject({ summary: title, location: 'Oye-Plage, salle; 2' });
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});

	test('GA153 a title that got past every check begins no property and no event', async () => {
		const gathering = await house.gathering({ date: MAY });
		const title = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTENDEE:mailto:a@b.example';
		const text = icsOf(
			{ ...gathering, title, place: title, address: title, aim: title },
			'https://t.example',
		)!;
		expect(eventsOf(text)).toHaveLength(1);
		expect(eventsOf(text)[0]!.attendees).toEqual([]);
		expect(byOther(text).map(({ uid }) => uid)).toEqual([`gathering-${gathering.id}@tablee`]);
	});

	test('GA154 cancelled it stays, as cancelled; with a day that is not settled it is tentative', async () => {
		const { id } = await house.gathering({ date: MAY });
		const status = async () => byOther(await textOf(coordinator)).map((event) => event.status);
		const { records } = house.services.storage;
		const settle = async (state: Gathering['state']) => {
			const stored = (await records.get(gatheringRecords, id))!;
			await records.replace(gatheringRecords, id, stored.revision, { ...stored.value, state });
		};
		await settle('polling');
		expect(await status()).toEqual(['TENTATIVE']);
		await settle('planned');
		expect(await status()).toEqual(['CONFIRMED']);
		const before = byOther(await textOf(coordinator))[0]!;
		await gatherings().cancel(coordinator, id, true);
		expect(await status()).toEqual(['CANCELLED']);
		expect(Number(byOther(await textOf(coordinator))[0]!.sequence)).toBeGreaterThan(Number(before.sequence));
	});

	test('GA156 leads back to its page, and names nobody', async () => {
		const { id } = await house.gathering({ date: MAY });
		const text = await textOf(coordinator);
		expect(eventsOf(text)[0]!.component.getFirstPropertyValue('url')).toBe(
			`https://tablee.example/gatherings/${id}`,
		);
		for (const word of ['ORGANIZER', 'ATTENDEE', 'mailto', 'C. D.', coordinator.id])
			expect(text).not.toContain(word);
	});
});

describe('a feed', () => {
	test('GA155 says when to ask again, and has another tag when, and only when, it says something else', async () => {
		const { id } = await house.gathering({ date: MAY });
		const first = await ask(coordinator, '/calendar.ics');
		expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		const text = await first.text();
		expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
		expect(text).toContain('X-PUBLISHED-TTL:PT1H\r\n');
		const tag = async () => (await ask(coordinator, '/calendar.ics')).headers.get('etag');
		house.advance(3_600_000);
		expect(await tag()).toBe(first.headers.get('etag'));
		await gatherings().edit(coordinator, id, { place: 'Oye-Plage' });
		expect(await tag()).not.toBe(first.headers.get('etag'));
	});

	test('GA157 shows what its reader may see at this moment, and of that only what has a day', async () => {
		const member = await house.enter('benevole', { salam: 'member' });
		const partner = await house.enter('exterieur', { ligue: 'member' });
		const make = async (title: string, input = {}) => house.gathering({ title, date: MAY, ...input });
		await make('Du réseau');
		const open = await make('Pour tous', { audience: 'public' });
		await make('Pour la Ligue', { audience: 'invited', invited: ['ligue'] });
		await make('Sans jour', { date: null });
		expect(await titlesOf(coordinator)).toEqual(
			expect.arrayContaining(['Du réseau', 'Pour tous', 'Pour la Ligue']),
		);
		expect((await titlesOf(member)).toSorted()).toEqual(['Du réseau', 'Pour tous']);
		expect((await titlesOf(partner)).toSorted()).toEqual(['Pour la Ligue', 'Pour tous']);
		expect(await titlesOf(house.nobody)).toEqual(['Pour tous']);
		await gatherings().edit(coordinator, open.id, { audience: 'network' });
		expect(await titlesOf(house.nobody)).toEqual([]);
	});

	test('GA157 of one group shows that group’s, and tells its name to nobody outside the network', async () => {
		const { id: group } = await house.services.network.addGroup(coordinator, { name: 'Politique' });
		await house.gathering({ title: 'Du groupe', date: MAY, group });
		await house.gathering({ title: 'Du groupe, publique', date: MAY, group, audience: 'public' });
		await house.gathering({ title: 'Du réseau', date: MAY });
		const path = `/calendar.ics?group=${group}`;
		expect((await titlesOf(coordinator, path)).toSorted()).toEqual(['Du groupe', 'Du groupe, publique']);
		expect(await titlesOf(house.nobody, path)).toEqual(['Du groupe, publique']);
		expect(await textOf(coordinator, path)).toContain('X-WR-CALNAME:PSM · Politique');
		expect(await textOf(house.nobody, path)).not.toContain('Politique');
		expect(await titlesOf(coordinator, '/calendar.ics?group=nothing')).toEqual([]);
	});

	test('GA160 one gathering is a file for whoever may see it, and there is none before it has a day', async () => {
		const { id } = await house.gathering({ date: MAY, title: 'Du réseau' });
		const undated = await house.gathering();
		expect(await titlesOf(coordinator, `/gatherings/${id}.ics`)).toEqual(['Du réseau']);
		expect(await textOf(coordinator, `/gatherings/${id}.ics`)).toContain('METHOD:PUBLISH\r\n');
		const partner = await house.enter('exterieur', { ligue: 'member' });
		expect(await statusOf(partner, `/gatherings/${id}.ics`)).toBe(404);
		expect(await statusOf(house.nobody, `/gatherings/${id}.ics`)).toBe(
			await statusOf(house.nobody, '/gatherings/nothing.ics'),
		);
		expect(await statusOf(coordinator, `/gatherings/${undated.id}.ics`)).toBe(404);
	});
});
