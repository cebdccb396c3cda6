import { belongsTo, type Actor, type PersonActor } from '#lib/domain/actor.ts';
import type { BoardFacts } from '#lib/domain/board/agreement.ts';
import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { planRound } from '#lib/domain/board/round-change.ts';
import {
	daysOfWeek,
	isPlannable,
	mondayOf,
	mondayOfWeek,
	weekdayOf,
	weekOf,
} from '#lib/domain/board/round-week.ts';
import { ROUND_PURPOSES, roundsDocument } from '#lib/domain/board/round.ts';
import { isRoundTime } from '#lib/domain/board/rounds-structure.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { can } from '#lib/domain/can.ts';
import { isPlainDay } from '#lib/domain/gatherings/plan-structure.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { newRoundId } from '#lib/plan/new-thing-id.ts';
import { applyRoundChanges } from '#lib/plan/rounds.ts';
import type { RoundReport } from '#lib/protocol/views/rounds.ts';
import { demand, demandToSee } from '../../access.ts';
import type { BoardContext } from '../context.ts';
import type { ReportPort, RoundPort } from '../ports.ts';
import { memberAssociations, readRoundsBetween, readWeek } from './read-week.ts';
import type { RoundsService } from './service.ts';

/** How far ahead the next rounds are looked for. */
const NEXT_DAYS = 7;

export function createRounds(
	context: Pick<BoardContext, 'records' | 'sites' | 'sync' | 'facts' | 'now'>,
	{ reportsOfMonth }: Pick<ReportPort, 'reportsOfMonth'>,
): RoundsService & RoundPort {
	const { sync, sites } = context;
	const { roundsBetween } = readRoundsBetween(context);
	const today = () => parisWallClock(context.now()).date;

	async function reportsBetween(actor: Actor, facts: BoardFacts, days: readonly string[]) {
		const months = [...new Set(days.map((day) => day.slice(0, 7)))];
		const lines = await Promise.all(
			streamsOf(actor, facts).flatMap((stream) => months.map((month) => reportsOfMonth(stream, month))),
		);
		return lines
			.flat()
			.filter(({ visitedOn }) => days.includes(visitedOn))
			.map(onlyMeals);
	}

	return {
		roundsBetween,

		async week(actor, asked) {
			const facts = await context.facts();
			demandToSee(actor, 'board.read', facts);
			const monday = asked === '' ? mondayOf(today()) : mondayOfWeek(asked);
			if (monday === null) throw new Refusal('not-found', 'not-found');
			const days = daysOfWeek(monday);
			const [allSites, members, reports] = await Promise.all([
				sites.sites(),
				memberAssociations(context),
				reportsBetween(actor, facts, days),
			]);
			const names = {
				sites: new Set(allSites.map(({ id }) => id)),
				associations: new Set(members.map(({ id }) => id)),
			};
			const [rounds, before] = await Promise.all([
				readWeek(context, monday, names),
				readWeek(context, daysLater(monday, -7), names),
			]);
			const plannable = isPlannable(monday, today());
			const associations = members.map(({ id, name, leftAt }) => ({
				id,
				name,
				mine: leftAt === null && mayPlanFor(actor, facts, id),
			}));
			const mine = new Set(associations.filter((each) => each.mine).map(({ id }) => id));
			return {
				week: weekOf(monday),
				monday,
				previous: weekOf(daysLater(monday, -7)),
				next: weekOf(daysLater(monday, 7)),
				document: roundsDocument(monday),
				now: context.now(),
				sites: allSites
					.filter(
						({ id, openedOn, endedOn }) =>
							rounds.some(({ site }) => site === id) ||
							(openedOn <= days[6]! && (endedOn === null || endedOn >= monday)),
					)
					.map(({ id, name, state, openedOn, endedOn, mealDays }) => ({
						...{ id, name, state, openedOn, endedOn, mealDays },
					})),
				associations,
				rounds,
				reports,
				weekBefore: before.filter(
					({ association }) => belongsTo(actor, association) && mine.has(association),
				),
				may: { plan: plannable && can(actor, 'rounds.write', facts) },
			};
		},

		async propose(actor, { day, start, site, association, purposes }) {
			const facts = await context.facts();
			demandToSee(actor, 'board.read', facts);
			demand(actor, 'rounds.write', facts);
			if (!isPlainDay(day) || !isPlannable(mondayOf(day), today())) throw new Refusal('invalid', 'round-day');
			if (!isRoundTime({ day: weekdayOf(day), start })) throw new Refusal('invalid', 'round-time');
			if ((await sites.site(site))?.state !== 'open') throw new Refusal('invalid', 'round-site');
			const member = (await memberAssociations(context)).find(({ id }) => id === association);
			if (!member || member.leftAt !== null || !mayPlanFor(actor, facts, association))
				throw new Refusal('invalid', 'round-association');
			const known = ROUND_PURPOSES.filter((purpose) => purposes.includes(purpose));
			const round = { id: newRoundId(), day, start, site, association, purposes: known };
			await sync.write(roundsDocument(day), (actor as PersonActor).id, (doc) =>
				applyRoundChanges(doc, [planRound(round)]),
			);
			return round;
		},

		async nextOf(actor, most) {
			if (!can(actor, 'board.read', await context.facts())) return [];
			const { date, time } = parisWallClock(context.now());
			const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
			const [rounds, known] = await Promise.all([
				roundsBetween(date, daysLater(date, NEXT_DAYS)),
				sites.sites(),
			]);
			const nameOf = new Map(known.map(({ id, name }) => [id, name]));
			return rounds
				.filter(
					({ association, day, start }) => belongsTo(actor, association) && (day > date || start >= minute),
				)
				.slice(0, most)
				.map((round) => ({ ...round, siteName: nameOf.get(round.site)! }));
		},
	};
}

/** One's own associations that take part; for the coordinator, all of them. */
function mayPlanFor(actor: Actor, facts: BoardFacts, association: string): boolean {
	if (can(actor, 'board.manage', null)) return true;
	return belongsTo(actor, association) && facts.agreed.includes(association);
}

function streamsOf(actor: Actor, facts: BoardFacts): Stream[] {
	const own = actor.kind === 'person' ? actor.memberships.map(({ association }) => association) : [];
	const streams: Stream[] = ['network', ...own.map((association): Stream => `association:${association}`)];
	return streams.filter((stream) => can(actor, 'stream.read', { ...facts, stream }));
}

function onlyMeals({ id, site, visitedOn, association, round, answers }: ReportLine): RoundReport {
	const { meals } = answers;
	return { id, site, visitedOn, association, round, answers: meals ? { meals } : {} };
}
