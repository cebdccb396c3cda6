import type { ReportLine } from './board-state.ts';
import { findRoundGaps, type RoundFacts, type RoundOverlap } from './round-gaps.ts';
import { matchRounds } from './match-rounds.ts';
import { roundState, type RoundState, type WallMoment } from './round-state.ts';
import type { Round } from './round.ts';

/** Days with the rounds of each site, in the order of the days and sites given. */
export interface WeekDay {
	readonly day: string;
	readonly isToday: boolean;
	readonly cells: readonly WeekCell[];
}

export interface WeekCell {
	readonly site: string;
	readonly rounds: readonly PlacedRound[];
	/** Ids of reports of visits that nobody had planned. */
	readonly unplanned: readonly string[];
	/** Said when there is neither round nor report; null: the site was not there that day, or something is said already. */
	readonly nothing: 'nobody-yet' | 'no-visit' | null;
	/** A meal is hoped for, and none is planned. */
	readonly noMeal: boolean;
	readonly overlaps: readonly RoundOverlap[];
}

export interface PlacedRound {
	readonly round: Round;
	readonly state: RoundState;
	/** Ids of the reports that tell of it. */
	readonly reports: readonly string[];
}

interface WeekFacts extends Omit<RoundFacts, 'today' | 'reports'> {
	readonly now: WallMoment;
	readonly reports: readonly (RoundFacts['reports'][number] &
		Pick<ReportLine, 'id' | 'association' | 'round'>)[];
}

export function layOutWeek({ now, ...facts }: WeekFacts): WeekDay[] {
	const { days, sites, rounds, reports } = facts;
	const gaps = findRoundGaps({ ...facts, today: now.day });
	const told = matchRounds(rounds, reports);
	const placed = new Set([...told.values()].flat());

	return days.map((day) => ({
		day,
		isToday: day === now.day,
		cells: sites.map(({ id: site, state }): WeekCell => {
			const isHere = (at: { readonly day: string; readonly site: string }) =>
				at.day === day && at.site === site;
			const planned = rounds.filter(isHere).map((round): PlacedRound => {
				const closing = told.get(round.id)!;
				return { round, state: roundState(round, closing.length > 0, now), reports: closing };
			});
			const unplanned = reports
				.filter((report) => report.site === site && report.visitedOn === day && !placed.has(report.id))
				.map(({ id }) => id);
			const isEmpty = planned.length === 0 && unplanned.length === 0;
			const isAhead = day >= now.day && state === 'open';
			return {
				site,
				rounds: planned,
				unplanned,
				nothing: !isEmpty ? null : isAhead ? 'nobody-yet' : gaps.noVisit.some(isHere) ? 'no-visit' : null,
				noMeal: gaps.noMeal.some(isHere),
				overlaps: gaps.overlaps.filter(isHere),
			};
		}),
	}));
}
