import type { ReportLine } from './board-state.ts';
import { weekdayOf } from './round-week.ts';
import type { Round, RoundPurpose } from './round.ts';
import type { Site } from './site.ts';

/** What is to be known of the days, to say what is missing on them. */
export interface RoundFacts {
	/** YYYY-MM-DD, those that are looked at. */
	readonly days: readonly string[];
	/** YYYY-MM-DD where the sites are. */
	readonly today: string;
	readonly sites: readonly Pick<Site, 'id' | 'state' | 'openedOn' | 'endedOn' | 'mealDays'>[];
	readonly rounds: readonly Round[];
	readonly reports: readonly Pick<ReportLine, 'site' | 'visitedOn' | 'answers'>[];
}

export interface RoundGaps {
	/** A meal is hoped for that day, and nobody plans or brought one: from today on, at open sites. */
	readonly noMeal: readonly SiteDay[];
	/** Two associations within two hours for the same: they may have agreed on it. From today on. */
	readonly overlaps: readonly RoundOverlap[];
	/** Nobody planned to go and nobody reported: « pas de visite », which is not zero. Before today. */
	readonly noVisit: readonly SiteDay[];
}

export interface SiteDay {
	readonly day: string;
	readonly site: string;
}

export interface RoundOverlap extends SiteDay {
	/** Ids, the earlier one first. */
	readonly rounds: readonly [string, string];
	readonly purposes: readonly RoundPurpose[];
}

const NEAR_MINUTES = 120;

export function findRoundGaps({ days, today, sites, rounds, reports }: RoundFacts): RoundGaps {
	const siteDays = days.flatMap((day) =>
		sites.filter((site) => wasThere(site, day)).map((site) => ({ day, site })),
	);
	const plannedOn = ({ day, site }: SiteDay) =>
		rounds.filter((round) => round.day === day && round.site === site);
	const reportedOn = ({ day, site }: SiteDay) =>
		reports.filter((report) => report.visitedOn === day && report.site === site);
	const named = siteDays.map(({ day, site }) => ({ day, site: site.id }));

	const hoped = siteDays.filter(
		({ day, site }) => day >= today && site.state === 'open' && site.mealDays.includes(weekdayOf(day)),
	);
	return {
		noMeal: hoped
			.map(({ day, site }) => ({ day, site: site.id }))
			.filter(
				(at) =>
					!plannedOn(at).some(({ purposes }) => purposes.includes('meal')) &&
					!reportedOn(at).some(broughtMeals),
			),
		overlaps: named.filter(({ day }) => day >= today).flatMap((at) => overlapsAmong(at, plannedOn(at))),
		noVisit: named.filter(
			(at) => at.day < today && plannedOn(at).length === 0 && reportedOn(at).length === 0,
		),
	};
}

function wasThere({ openedOn, endedOn }: RoundFacts['sites'][number], day: string): boolean {
	return openedOn <= day && (endedOn === null || day <= endedOn);
}

function broughtMeals({ answers }: Pick<ReportLine, 'answers'>): boolean {
	const { meals } = answers;
	return meals?.kind === 'count' && meals.n > 0;
}

function overlapsAmong({ day, site }: SiteDay, rounds: readonly Round[]): RoundOverlap[] {
	const inOrder = rounds.toSorted((one, other) => one.start - other.start || (one.id < other.id ? -1 : 1));
	return inOrder.flatMap((one, index) =>
		inOrder.slice(index + 1).flatMap((other): RoundOverlap[] => {
			const purposes = one.purposes.filter((purpose) => other.purposes.includes(purpose));
			const isNear = other.start - one.start <= NEAR_MINUTES;
			if (one.association === other.association || !isNear || purposes.length === 0) return [];
			return [{ day, site, rounds: [one.id, other.id], purposes }];
		}),
	);
}
