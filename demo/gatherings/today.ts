import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { addFacilitator, addItem, removeFacilitator, setHere } from '#lib/domain/gatherings/plan-change.ts';
import type { Choice } from '#lib/domain/gatherings/poll.ts';
import { daysLater, parisDeadline, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { readDocument } from '#lib/plan/read-document.ts';
import type { Services } from '../../server/services.ts';
import type { ActorOf, StoryEvent } from '../story-event.ts';
import { COORDINATION, referents } from '../people.ts';
import { forum2013 } from './forum.ts';
import { nameOf } from './names.ts';
import type { StoryProgramme } from './story.ts';
import { writeProgramme } from './write-programme.ts';

const DAY = 86_400_000;
const SATURDAY = 6;
const HALF_PAST_TWO = 14 * 60 + 30;

/** What is being prepared the day the demonstration is started: examples, so that there is something to do at the table. */
export function eventsOfToday(services: Services, now: number, actorOf: ActorOf): StoryEvent[] {
	const today = parisWallClock(now).date;
	const at = (days: number) => new Date(now + days * DAY).toISOString();
	return [
		{ at: at(-3), act: () => prepareForum(services, today, actorOf) },
		{ at: at(-1.5), act: () => askForDate(services, today, actorOf) },
	];
}

/** Open for registration, its programme released once and changed since: two of its sessions cannot both take place as they stand. */
async function prepareForum(services: Services, today: string, actorOf: ActorOf): Promise<void> {
	const { gatherings } = services;
	const organiser = await actorOf(COORDINATION.email);
	const day = saturdayAfter(daysLater(today, 30));
	const forum = await gatherings.create(organiser, {
		kind: 'forum',
		title: '3e forum inter-associatif',
		aim: 'Rencontre d’exemple, à préparer ensemble : accueillir, informer, se relayer.',
		place: 'Oye-Plage',
		address: 'Salle des fêtes. Covoiturages depuis Calais, Dunkerque et Lille.',
		group: null,
		audience: 'public',
		date: { day, days: 1, from: '09:00', to: '18:30' },
		registration: { perAssociation: 4, overall: 90 },
	});
	const tasks = tasksBefore(day);
	await writeProgramme(services, forum, { ...forum2013.programme!, tasks });
	await gatherings.releases.release(organiser, forum.id, { note: 'Première version du déroulement.' });
	await putInConflict(services, forum);
	await gatherings.moveTo(organiser, forum.id, 'open');
	for (const [association, people] of forum2013.came.slice(0, 9)) {
		const own = await actorOf(referents.find((each) => each.association === association)!.email);
		await gatherings.registrations.register(own, forum.id, { association });
		for (let n = 0; n < Math.min(people, 5) - 1; n++) {
			const name = nameOf(association, n);
			await gatherings.registrations.register(organiser, forum.id, { association, name });
		}
	}
}

/** Since the programme was given out: one session in place of another, and one person leads two that overlap. */
async function putInConflict(
	{ sync }: Pick<Services, 'sync'>,
	{ document, createdBy }: Gathering,
): Promise<void> {
	const leader = { kind: 'other', name: 'E. T.' } as const;
	await sync.write(document, createdBy, (doc) => {
		const { rooms, items } = readDocument(doc);
		const journal = items.find(({ title }) => title === 'Journal des Jungles')!;
		const replaced = items.find(({ title }) => title === 'L’outil d’observation des camps')!;
		const room = rooms.find(({ name }) => name === 'Salle 3')!.id;
		for (const change of [
			...journal.by.map((who) => removeFacilitator(journal.id, who)),
			addFacilitator(journal.id, leader),
			setHere(replaced.id, false),
			addItem(newThingId('item'), {
				title: 'Welcome Book, version arabe',
				kind: replaced.kind,
				minutes: replaced.minutes,
				at: { day: 0, start: HALF_PAST_TWO, room },
				by: [leader],
			}),
		])
			applyPlanChange(doc, change);
	});
}

function tasksBefore(day: string): StoryProgramme['tasks'] {
	const due = (days: number) => daysLater(day, -days);
	return [
		{ what: 'Trouver un second vidéoprojecteur', due: due(7), association: null, done: false },
		{
			what: 'Imprimer le tract du déroulement',
			due: due(5),
			association: 'le-carrefour-des-solidarites',
			done: false,
		},
		{ what: 'Covoiturages depuis Cherbourg et Paris', due: due(3), association: null, done: false },
		{ what: 'Repas pour 90 personnes', due: due(1), association: 'salam-nord-pas-de-calais', done: false },
		{ what: 'Réserver la salle d’Oye-Plage', due: due(43), association: 'terre-d-errance-steenvoorde' },
		{ what: 'Inviter le sociologue', due: due(40), association: 'le-carrefour-des-solidarites' },
	];
}

/** Its date is being chosen: half of the associations have answered. */
async function askForDate({ gatherings }: Services, today: string, actorOf: ActorOf): Promise<void> {
	const organiser = await actorOf(COORDINATION.email);
	const meeting = await gatherings.create(organiser, {
		kind: 'meeting',
		title: 'Réunion du groupe Politique',
		aim: 'Réunion d’exemple : la suite à donner à la Maison du migrant.',
		place: 'Dunkerque, Carrefour des Solidarités',
		group: 'politique',
	});
	const evening = { days: 1, from: '18:00', to: '20:00' } as const;
	await gatherings.polls.open(organiser, meeting.id, {
		dates: [14, 15, 21].map((days) => ({ day: daysLater(today, days), ...evening })),
		deadline: parisDeadline(daysLater(today, 8), '20:00')!,
		quorum: null,
	});
	for (const [n, { association, email }] of referents.slice(4, 13).entries()) {
		const actor = await actorOf(email);
		const { poll } = await gatherings.polls.read(actor, meeting.id);
		const choices: Record<string, Choice> = {};
		for (const [option, { id }] of poll!.dates.entries())
			choices[id] = (n + option) % 4 === 0 ? 'no' : (n + option) % 3 === 0 ? 'maybe' : 'yes';
		await gatherings.polls.answer(actor, meeting.id, { association, choices, comment: '' });
	}
}

function saturdayAfter(day: string): string {
	const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
	return daysLater(day, (SATURDAY - weekday + 7) % 7);
}
