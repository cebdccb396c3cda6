import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import type { RequestHandler } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { endsAt, startsAt } from '#lib/domain/gatherings/gathering-date.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { MOST_ADDRESSES } from '#lib/domain/gatherings/calendar-addresses.ts';
import { addressBooks } from '../../../server/gatherings/calendar/address-book.ts';
import { icsOf } from '../../../server/gatherings/calendar/write-calendar.ts';
import { memberships, pairId } from '../../../server/network/collections.ts';
import { GET as getFeed } from '../../../src/routes/calendar.ics/+server.ts';
import { GET as getEvent } from '../../../src/routes/gatherings/[id].ics/+server.ts';
import { refusalOf } from '../network/bench.ts';
import { openPlanningHouse, STORES, type PlanningHouse } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };

let house: PlanningHouse;
let coordinator: PersonActor;
const gatherings = () => house.services.gatherings;
beforeEach(async () => {
	house = await openPlanningHouse();
	coordinator = await house.actor('coordination');
});
afterEach(() => house.close());

/** As SvelteKit asks for it. */
async function ask(who: Actor, path: string): Promise<Response> {
	const url = new URL(path, 'https://tablee.example');
	const id = /^\/gatherings\/(.*)\.ics$/.exec(url.pathname)?.[1];
	const handler = (id === undefined ? getFeed : getEvent) as RequestHandler;
	const event = { locals: { services: house.services, actor: who }, params: { id }, url };
	return handler(event as never);
}

const textOf = async (who: Actor, path = '/calendar.ics') => (await ask(who, path)).text();
const titlesOf = async (who: Actor, path?: string) =>
	eventsOf(await textOf(who, path)).map(({ summary }) => summary);
const statusOf = async (who: Actor, path: string) =>
	ask(who, path).then(
		({ status }) => status,
		({ status }: { status: number }) => status,
	);

function eventsOf(text: string): ICAL.Event[] {
	const calendar = new ICAL.Component(ICAL.parse(text) as never);
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone as never);
	return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

/** Times (UTC) of every day of each event as ical.js reads them, by the zone's own rules in the file. */
function timesOf(text: string): string[][] {
	ICAL.TimezoneService.reset();
	return eventsOf(text).map((event) => {
		const days = event.iterator();
		const length = event.duration;
		const times: string[] = [];
		for (let day = days.next(); day; day = days.next()) {
			const end = day.clone();
			end.addDuration(length);
			times.push(`${day.toJSDate().toISOString()} ${end.toJSDate().toISOString()}`);
		}
		return times;
	});
}

function byOther(text: string): VEvent[] {
	return Object.values(nodeIcal.sync.parseICS(text)).filter(
		(each): each is VEvent => each?.type === 'VEVENT',
	);
}

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
		expect(new Date(after.lastmodified).getTime() - new Date(before.lastmodified).getTime()).toBe(60_000);
		expect(new Date(after.dtstamp).toISOString()).toBe(new Date(after.lastmodified).toISOString());
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
			const { gatherings: all } = await import('../../../server/gatherings/collections.ts');
			const stored = (await records.get(all, id))!;
			await records.replace(all, id, stored.revision, { ...stored.value, state });
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

describe('a secret address', () => {
	const pathOf = ({ address }: { address: string }) => address.replace('https://tablee.example', '');
	const calendar = () => gatherings().calendar;

	test('GA158 opens what its owner may see at this moment, whoever asks, until it is taken back', async () => {
		await house.gathering({ title: 'Du réseau', date: MAY });
		await house.gathering({ title: 'Pour tous', date: MAY, audience: 'public' });
		const member = await house.enter('benevole', { salam: 'member' });
		const made = await calendar().addAddress(member, { label: 'mon téléphone', group: null });
		expect((await titlesOf(house.nobody, pathOf(made))).toSorted()).toEqual(['Du réseau', 'Pour tous']);

		const { records } = house.services.storage;
		const membership = (await records.get(memberships, pairId('salam', member.id)))!;
		await records.remove(memberships, membership.id, membership.revision);
		expect(await titlesOf(house.nobody, pathOf(made))).toEqual(['Pour tous']);
		expect(await titlesOf(coordinator, pathOf(made))).toEqual(['Pour tous']);

		await calendar().removeAddress(member, made.id);
		expect(await statusOf(house.nobody, pathOf(made))).toBe(404);
		expect(await statusOf(coordinator, '/calendar.ics?key=')).toBe(404);
	});

	test('GA158 may show one group only', async () => {
		const { id: group } = await house.services.network.addGroup(coordinator, { name: 'Politique' });
		await house.gathering({ title: 'Du groupe', date: MAY, group });
		await house.gathering({ title: 'Du réseau', date: MAY });
		const made = await calendar().addAddress(coordinator, { label: 'bureau', group });
		expect(await titlesOf(house.nobody, pathOf(made))).toEqual(['Du groupe']);
		expect(await titlesOf(house.nobody, `${pathOf(made)}&group=`)).toEqual(['Du groupe']);
	});

	test('GA158 is given out once: what is kept does not open it, and nobody takes back another’s', async () => {
		const member = await house.enter('benevole', { salam: 'member' });
		const made = await calendar().addAddress(member, { label: ' mon  téléphone ', group: null });
		const key = new URL(made.address).searchParams.get('key')!;
		expect(key.length).toBeGreaterThan(40);
		expect(await calendar().addresses(member)).toEqual([
			{ id: made.id, label: 'mon téléphone', group: null, createdAt: '2013-03-01T10:00:00.000Z' },
		]);
		const kept = JSON.stringify(await house.services.storage.records.list(addressBooks));
		expect(kept).not.toContain(key);
		for (const { keyHash } of (await house.services.storage.records.list(addressBooks))[0]!.value.addresses)
			expect(await calendar().openWith(keyHash)).toBe(null);
		await calendar().removeAddress(coordinator, made.id);
		expect(await calendar().openWith(key)).not.toBe(null);
		expect(await calendar().addresses(coordinator)).toEqual([]);
	});

	test.each(STORES)('GA159 nobody has more than five, also when asked for at once (%s)', async (store) => {
		await house.close();
		house = await openPlanningHouse(store);
		const member = await house.enter('benevole', { salam: 'member' });
		const nodes = [house.services, house.secondNode];
		const outcomes = await Promise.allSettled(
			Array.from({ length: 12 }, (_, at) =>
				nodes[at % 2]!.gatherings.calendar.addAddress(member, { label: `appareil ${at}`, group: null }),
			),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_ADDRESSES);
		expect(await calendar().addresses(member)).toHaveLength(MOST_ADDRESSES);
		expect(await refusalOf(calendar().addAddress(member, { label: 'un de plus', group: null }))).toEqual({
			code: 'too-many',
			reason: 'calendar-addresses',
		});
	});

	test('GA159 it has a name, and a group that is there; nobody has none', async () => {
		const add = (label: string, group: string | null = null, who: Actor = coordinator) =>
			refusalOf(calendar().addAddress(who, { label, group }));
		expect(await add(' ')).toEqual({ code: 'invalid', reason: 'calendar-label' });
		expect(await add('x'.repeat(61))).toMatchObject({ code: 'invalid' });
		expect(await add('x', 'nothing')).toMatchObject({ code: 'not-found' });
		expect(await add('x', null, house.nobody)).toMatchObject({ code: 'signed-out' });
	});

	test('GA162 is kept by no shared cache and written in no log', async () => {
		const lines: string[] = [];
		for (const level of ['log', 'info', 'warn', 'error'] as const)
			vi.spyOn(console, level).mockImplementation((...said) => void lines.push(said.join(' ')));
		await house.gathering({ date: MAY });
		const made = await calendar().addAddress(coordinator, { label: 'bureau', group: null });
		const answer = await ask(house.nobody, pathOf(made));
		expect(answer.headers.get('cache-control')).toBe('private, no-cache');
		await statusOf(house.nobody, `${pathOf(made)}x`);
		const key = new URL(made.address).searchParams.get('key')!;
		expect(lines.filter((line) => line.includes(key))).toEqual([]);
		expect(await answer.text()).not.toContain(key);
		vi.restoreAllMocks();
	});
});
