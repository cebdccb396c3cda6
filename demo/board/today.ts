import { randomUUID } from 'node:crypto';
import type { Answers } from '#lib/domain/board/form.ts';
import type { NeedItem } from '#lib/domain/board/need.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { daysLater, parisDeadline, parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { Services } from '../../server/services.ts';
import { referents } from '../people.ts';
import type { ActorOf, StoryEvent } from '../story-event.ts';
import { inventVisits, weekday, type InventedVisit } from './invent.ts';
import { sites } from './places.ts';

/** Number of the form that a site is opened with. */
const STANDARD_FORM = 1;
const DAYS_BACK = 24;
const DAYS_AHEAD = 9;
const HOUR = 3_600_000;

/** What was seen missing, and how many days before today. */
const NEEDS: readonly {
	readonly site: string;
	readonly days: number;
	readonly items: readonly NeedItem[];
}[] = [
	{ site: 'grande-synthe', days: 6, items: ['blankets'] },
	{ site: 'grande-synthe', days: 2, items: ['shoes', 'blankets'] },
	{ site: 'teteghem', days: 1, items: ['water', 'wood'] },
	{ site: 'calais', days: 3, items: ['tents'] },
];

/** Reports, rounds, needs, an offer and an alert of the last weeks: examples, so that the board has something to show. */
export function eventsOfLastWeeks(services: Services, now: number, actorOf: ActorOf): StoryEvent[] {
	const today = parisWallClock(now).date;
	const visits = sites.flatMap((site) => inventVisits(site, daysLater(today, -DAYS_BACK), today));
	const reported = visits
		.map((visit) => ({ visit, at: parisDeadline(visit.day, visit.visits.hour)! }))
		// what is said to have been seen is seen before the story ends
		.filter(({ at }) => Date.parse(at) < now - 2 * HOUR);
	const instant = (hours: number) => new Date(now - hours * HOUR).toISOString();
	return [
		...reported.map(({ visit, at }) => ({ at, act: () => report(services, actorOf, visit, today) })),
		{ at: instant(30), act: () => planRounds(services, actorOf, today) },
		{ at: instant(26), act: () => takeBlankets(services, actorOf) },
		{ at: instant(3), act: () => raiseAlert(services, actorOf) },
	];
}

async function report(
	{ board }: Services,
	actorOf: ActorOf,
	visit: InventedVisit,
	today: string,
): Promise<void> {
	const { site, visits, day } = visit;
	const observation: Observation = {
		id: randomUUID(),
		site: site.id,
		form: STANDARD_FORM,
		association: visits.association,
		level: 'network',
		visitedOn: day,
		visitedAt: visits.hour,
		answers: answersOf(visit, today),
		remark: '',
		round: null,
		device: { createdAt: parisDeadline(day, visits.hour)!, offset: 60 },
	};
	await board.reports.record(await referentOf(actorOf, visits.association), observation);
}

function answersOf({ site, day, least, most, meals, pass }: InventedVisit, today: string): Answers {
	const seen = NEEDS.find((need) => need.site === site.id && daysLater(today, -need.days) === day);
	return {
		...(meals === null ? {} : { meals: { kind: 'count', n: meals } }),
		present: { kind: 'estimate', least, most, method: weekday(day) === 1 ? 'counted' : 'estimated' },
		...(pass === null ? {} : { pass: { kind: 'count', n: pass } }),
		...(seen ? { needs: { kind: 'choice', chosen: seen.items } } : {}),
		water: { kind: 'yes-no', yes: site.id !== 'teteghem' || day < daysLater(today, -1) },
	};
}

/** Who goes when, this week and the next; on one day nobody goes to Tétéghem yet. */
async function planRounds({ board }: Services, actorOf: ActorOf, today: string): Promise<void> {
	for (const site of sites)
		for (let days = 0; days <= DAYS_AHEAD; days++)
			for (const { association, days: weekdays, hour, meals, care } of site.visits) {
				const day = daysLater(today, days);
				if (!weekdays.includes(weekday(day)) || (site.id === 'teteghem' && days === 2)) continue;
				const [hours = 0, minutes = 0] = hour.split(':').map(Number);
				await board.rounds.propose(await referentOf(actorOf, association), {
					day,
					start: hours * 60 + minutes,
					site: site.id,
					association,
					purposes: [...(meals > 0 ? (['meal'] as const) : []), ...(care ? (['care'] as const) : [])],
				});
			}
}

async function takeBlankets({ board }: Services, actorOf: ActorOf): Promise<void> {
	const emmaus = await referentOf(actorOf, 'emmaus-dunkerque');
	await board.needs.act(emmaus, randomUUID(), {
		site: 'grande-synthe',
		item: 'blankets',
		act: 'taken',
		detail: '',
		association: 'emmaus-dunkerque',
		level: 'network',
	});
	await board.needs.offer(await referentOf(actorOf, 'secours-catholique-59'), randomUUID(), {
		item: 'tents',
		detail: 'une dizaine, deux places',
		until: null,
		association: 'secours-catholique-59',
	});
}

async function raiseAlert({ board }: Services, actorOf: ActorOf): Promise<void> {
	await board.alerts.raise(await referentOf(actorOf, 'amis-teteghem'), randomUUID(), {
		site: 'teteghem',
		sector: 'dunkerquois',
		type: 'water',
		association: 'amis-teteghem',
		level: 'network',
	});
}

function referentOf(actorOf: ActorOf, association: string) {
	return actorOf(referents.find((each) => each.association === association)!.email);
}
