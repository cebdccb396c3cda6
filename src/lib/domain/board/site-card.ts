import { daysLater } from '../time/paris-time.ts';
import type { BoardState, ReportLine } from './board-state.ts';
import type { Answer, FormItem } from './form.ts';
import { INDICATORS, isIndicator } from './indicators.ts';
import type { Need } from './need.ts';
import type { Site } from './site.ts';
import { laterFirst } from './trim-board.ts';

/** What the board shows of a site: what the reports say, and nothing where there is none. */
export interface SiteCard {
	/** Null: nobody has reported a visit yet. */
	readonly last: ReportLine | null;
	/** YYYY-MM-DD, the day that the figures are of: the last one with a visit. */
	readonly day: string | null;
	/** Reports of visits of that day, the latest first. */
	readonly reports: readonly ReportLine[];
	readonly figures: readonly Figure[];
	/** Open and taken ones, and what was done since yesterday. */
	readonly needs: readonly Need[];
}

/** One item of the form, over the visits of a day. */
export type Figure =
	| {
			readonly kind: 'sum';
			readonly item: string;
			/** Null: visited, and not noted. */
			readonly sum: number | null;
			readonly before: DayBefore;
	  }
	/** Who saw how many: one beside the other and never added, since the same people were seen twice. */
	| { readonly kind: 'side-by-side'; readonly item: string; readonly told: readonly Told[] }
	| {
			readonly kind: 'last';
			readonly item: string;
			readonly told: Told;
			/** Of a yes or no: the visit since which all say the same. */
			readonly since: Pick<ReportLine, 'visitedOn' | 'visitedAt'> | null;
	  };

export interface Told {
	readonly report: ReportLine;
	readonly answer: Answer;
}

/** A day without a visit has no number, not even 0. */
export interface DayBefore {
	readonly day: string;
	readonly visited: boolean;
	readonly sum: number | null;
}

/** `items`: of the site's form, in its order. `today`: YYYY-MM-DD. */
export function siteCard(
	state: Pick<BoardState, 'reports' | 'needs'>,
	site: Pick<Site, 'id' | 'series'>,
	items: readonly FormItem[],
	today: string,
): SiteCard {
	const all = Object.values(state.reports)
		.filter((report) => report.site === site.id)
		.toSorted(laterFirst);
	const last = all[0] ?? null;
	const reports = all.filter(({ visitedOn }) => visitedOn === last?.visitedOn);
	return {
		last,
		day: last?.visitedOn ?? null,
		reports,
		figures: last ? itemsOf(items, reports).flatMap((item) => figureOf(item, all, last.visitedOn)) : [],
		needs: needsOf(state, site.series, daysLater(today, -1)),
	};
}

/** Those of the form, then those that only an older form asked. */
function itemsOf(items: readonly FormItem[], reports: readonly ReportLine[]): readonly string[] {
	return [
		...new Set([...items.map(({ id }) => id), ...reports.flatMap(({ answers }) => Object.keys(answers))]),
	];
}

function figureOf(item: string, all: readonly ReportLine[], day: string): readonly Figure[] {
	// needs are shown as what becomes of them
	if (item === 'needs') return [];
	const told = toldOn(item, all, day);
	if (isIndicator(item) && INDICATORS[item].daily === 'sum') {
		const before = daysLater(day, -1);
		return [
			{
				kind: 'sum',
				item,
				sum: sumOf(told),
				before: {
					day: before,
					visited: all.some(({ visitedOn }) => visitedOn === before),
					sum: sumOf(toldOn(item, all, before)),
				},
			},
		];
	}
	const [latest] = told;
	if (!latest) return [];
	if (latest.answer.kind === 'count' || latest.answer.kind === 'estimate')
		return [{ kind: 'side-by-side', item, told }];
	return [{ kind: 'last', item, told: latest, since: sameSince(latest, toldOn(item, all, null)) }];
}

/** The answers to an item, the latest first; `day` null: of every day. */
function toldOn(item: string, all: readonly ReportLine[], day: string | null): readonly Told[] {
	return all
		.filter(({ visitedOn }) => day === null || visitedOn === day)
		.flatMap((report) => {
			const answer = report.answers[item];
			return answer ? [{ report, answer }] : [];
		});
}

function sumOf(told: readonly Told[]): number | null {
	const counts = told.flatMap(({ answer }) => (answer.kind === 'count' ? [answer.n] : []));
	return counts.length === 0 ? null : counts.reduce((sum, n) => sum + n, 0);
}

function sameSince(
	{ answer }: Told,
	told: readonly Told[],
): Pick<ReportLine, 'visitedOn' | 'visitedAt'> | null {
	if (answer.kind !== 'yes-no') return null;
	const isSame = (other: Told) => other.answer.kind === 'yes-no' && other.answer.yes === answer.yes;
	const until = told.findIndex((other) => !isSame(other));
	// what was before the first report that is known, nobody can say
	return until < 0 ? null : told[until - 1]!.report;
}

function needsOf({ needs }: Pick<BoardState, 'needs'>, series: string, since: string): readonly Need[] {
	return Object.values(needs)
		.filter((need) => need.series === series)
		.filter(({ state, doneAt }) => state === 'open' || state === 'taken' || (doneAt ?? '') >= since)
		.toSorted(
			(one, other) =>
				(one.seenBy[0]?.at ?? '').localeCompare(other.seenBy[0]?.at ?? '') || one.id.localeCompare(other.id),
		);
}
