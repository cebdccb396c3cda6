import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { minutesHeader } from '#lib/domain/gatherings/minutes-header.ts';
import { programmeDays } from '#lib/printing/programme-document.ts';
import { sayDays, sayHours } from '#lib/printing/when-and-where.ts';
import { frenchDate } from '../../../server/mail/letters/french-dates.ts';
import { byOther, calendarsOf } from './calendar-reader.ts';
import { DAY, openPlanningHouse, type PlanningHouse } from './planning-house.ts';

/** The night before the clocks go back. */
const NIGHT: GatheringDate = { day: '2013-10-26', days: 1, from: '20:00', to: '06:00' };
const { textOf } = calendarsOf(() => house);

let house: PlanningHouse;
let coordinator: PersonActor;
const gatherings = () => house.services.gatherings;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const vigil = (date = NIGHT) => house.gathering({ kind: 'vigil', title: 'Nuit de veille', date });
const plan = async ({ id }: Gathering) => gatherings().plans.read(coordinator, id);

beforeEach(async () => {
	house = await openPlanningHouse();
	coordinator = await house.actor('coordination');
});
afterEach(() => house.close());

test('GA220 a night is over when its morning’s day is', async () => {
	const { id } = await vigil();
	const ahead = async (from: string) =>
		(await gatherings().list(coordinator, { from })).map((each) => each.id);
	expect(await ahead('2013-10-27')).toEqual([id]);
	expect(await ahead('2013-10-28')).toEqual([]);
});

test('GA220 who came is recorded for one half-day, on one sheet', async () => {
	const { id } = await vigil();
	await gatherings().moveTo(coordinator, id, 'open');
	house.advance(240 * DAY);
	expect((await gatherings().attendance.sheet(coordinator, id)).halves).toEqual([
		{ number: 1, day: NIGHT.day, part: 'afternoon' },
	]);
});

test('GA221 its first plan goes on after midnight, and nothing of it stands outside the hours', async () => {
	const late = await vigil({ ...NIGHT, from: '23:00' });
	const { plan: filled, conflicts } = await plan(late);
	expect(filled.items.map(({ title, at }) => [title, at?.day, at?.start])).toEqual([
		['Accueil', 0, 1380],
		['Lecture des textes et des noms', 0, 1395],
		['Silence', 0, 1425],
		['Prises de parole', 1, 0],
	]);
	expect(conflicts).toEqual([]);
});

test('GA221 what would last over midnight waits without a place', async () => {
	const { plan: filled } = await plan(await vigil({ ...NIGHT, from: '23:30' }));
	const waiting = filled.items.filter(({ at }) => at === null);
	expect(waiting.map(({ title }) => title)).toEqual(['Lecture des textes et des noms']);
	expect(filled.items.flatMap(({ at }) => (at ? [[at.day, at.start]] : []))).toEqual([
		[0, 1410],
		[1, 15],
		[1, 30],
	]);
});

test('GA222 a calendar has it until the next morning, whatever the clocks do that night', async () => {
	const { id } = await vigil();
	const text = await textOf(coordinator, `/gatherings/${id}.ics`);
	expect(text).toContain('DTSTART;TZID=Europe/Paris:20131026T200000\r\n');
	expect(text).toContain('DTEND;TZID=Europe/Paris:20131027T060000\r\n');
	expect(byOther(text)[0]!.end!.toISOString()).toBe('2013-10-27T05:00:00.000Z');
});

test('GA222 letters, papers and minutes say that it ends the next morning', async () => {
	const gathering = await vigil();
	expect(plain(frenchDate(NIGHT))).toBe('samedi 26 octobre 2013, de 20 h à 6 h le lendemain');
	expect([sayDays(NIGHT, 'fr'), plain(sayHours(NIGHT, 'fr'))]).toEqual([
		'samedi 26 octobre 2013',
		'20 h – 6 h le lendemain',
	]);
	const { date } = minutesHeader(gathering, [], () => '', 'fr');
	expect(date!.map(plain)).toEqual(['samedi 26 octobre 2013, de 20 h à 6 h le lendemain']);
});

test('GA222 its printed programme has the morning under the morning’s day', async () => {
	const gathering = await vigil({ ...NIGHT, from: '23:00' });
	await gatherings().releases.release(coordinator, gathering.id, {});
	const handout = await gatherings().printing.handout(coordinator, gathering.id);
	expect(programmeDays(handout, 'fr').map(({ heading, items }) => [heading, items.length])).toEqual([
		['samedi 26 octobre 2013', 3],
		['dimanche 27 octobre 2013', 1],
	]);
});
