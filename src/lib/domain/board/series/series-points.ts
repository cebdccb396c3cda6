import type { ReportLine } from '../board-state.ts';
import type { Indicator } from '../indicators.ts';
import { amountOverDays } from './amount-over-days.ts';
import { amountOfDay, siteDays, type Amount } from './site-day.ts';

/** One step of a series: a month (YYYY-MM) or a day (YYYY-MM-DD). */
export interface SeriesPoint {
	readonly at: string;
	/** Null: nobody was asked. Without a visit it is null too, and `effort.visits` says why: a missing visit is no zero. */
	readonly amount: Amount | null;
	readonly effort: Effort;
	/** How often its reports were corrected. */
	readonly corrected: number;
	/** Reports that somebody has to look at: corrected differently at the same time, or sent twice with other content. */
	readonly disputed: number;
	/** Reports that came after the month was validated: they stand beside its figures, not in them. */
	readonly late: number;
	/** Reports that come from an old file. */
	readonly imported: number;
	/** On one day at one site: what each association said, when there were several. */
	readonly beside: readonly AssociationAmount[];
}

/** What the volunteers did, so that a figure can be read: twice the visits count twice the meals. */
export interface Effort {
	readonly visits: number;
	/** Null, as the two below: nobody noted it. */
	readonly volunteers: number | null;
	readonly hours: number | null;
	readonly kilometres: number | null;
}

export interface AssociationAmount {
	readonly association: string | null;
	readonly amount: Amount;
}

export interface SeriesRules {
	/** `visits`: what is shown is the effort itself. */
	readonly indicator: 'visits' | Indicator;
	/** Every step that is shown, in order: also those without a report. */
	readonly steps: readonly string[];
	seriesOf(site: string): string;
	isLate(line: ReportLine): boolean;
}

/** What these reports come to, step by step. */
export function seriesPoints(lines: readonly ReportLine[], rules: SeriesRules): readonly SeriesPoint[] {
	const length = rules.steps[0]?.length ?? 0;
	const byStep = Map.groupBy(lines, ({ visitedOn }) => visitedOn.slice(0, length));
	return rules.steps.map((at) => pointOf(at, byStep.get(at) ?? [], rules));
}

function pointOf(at: string, lines: readonly ReportLine[], rules: SeriesRules): SeriesPoint {
	const counted = lines.filter((line) => !rules.isLate(line));
	const days = siteDays(counted, rules.seriesOf);
	const total = (indicator: Indicator) => amountOverDays(days, indicator)?.most ?? null;
	const isDay = at.length === 'YYYY-MM-DD'.length;
	const { indicator } = rules;
	return {
		at,
		amount: indicator === 'visits' ? visitsOf(counted) : amountOverDays(days, indicator),
		effort: {
			visits: counted.length,
			volunteers: total('volunteers'),
			hours: total('hours'),
			kilometres: total('kilometres'),
		},
		corrected: counted.reduce((sum, { revisions }) => sum + revisions.length, 0),
		disputed: counted.filter(({ disputed }) => disputed).length,
		late: lines.length - counted.length,
		imported: counted.filter(({ imported }) => imported).length,
		beside: isDay && days.length === 1 && indicator !== 'visits' ? besideEachOther(counted, indicator) : [],
	};
}

/** Without a visit there is nothing to count, not nought. */
function visitsOf({ length }: readonly ReportLine[]): Amount | null {
	return length === 0 ? null : { least: length, most: length, methods: [], asked: null };
}

/** Only when two associations were there: they may have counted the same people. */
function besideEachOther(lines: readonly ReportLine[], indicator: Indicator): readonly AssociationAmount[] {
	const each = [...Map.groupBy(lines, ({ association }) => association)].flatMap(([association, own]) => {
		const amount = amountOfDay(own, indicator);
		return amount ? [{ association, amount }] : [];
	});
	return each.length > 1 ? each : [];
}
