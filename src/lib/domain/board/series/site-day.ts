import type { ReportLine } from '../board-state.ts';
import type { Answer, EstimateMethod } from '../form.ts';
import { INDICATORS, type Indicator } from '../indicators.ts';

/** What was reported of one site on one day, by however many associations. */
export interface SiteDay {
	/** Id of the series: it stays when the site moves or is merged. */
	readonly series: string;
	readonly day: string;
	/** In the order in which they are to be read. */
	readonly reports: readonly ReportLine[];
}

/** A number of which it is said how sure it is; of a plain count both ends are the same. */
export interface Amount {
	readonly least: number;
	readonly most: number;
	/** Of an estimate: how it was made, each way once. */
	readonly methods: readonly EstimateMethod[];
	/** Of yes or no: site-days on which it was answered; otherwise null. */
	readonly asked: number | null;
}

/** Reports of one site and day put together; without a visit there is no site-day at all. */
export function siteDays(
	reports: readonly ReportLine[],
	seriesOf: (site: string) => string,
): readonly SiteDay[] {
	const days = Map.groupBy(reports, ({ site, visitedOn }) => `${visitedOn}/${seriesOf(site)}`);
	return [...days.values()].map((same) => ({
		series: seriesOf(same[0]!.site),
		day: same[0]!.visitedOn,
		reports: same.toSorted(byHour),
	}));
}

/**
 * What a site-day comes to. What was done is summed; who was there is not, since two associations saw the same people: the
 * largest report stands. Null: nobody was asked.
 */
export function amountOfDay(reports: readonly ReportLine[], indicator: Indicator): Amount | null {
	const { kind, daily } = INDICATORS[indicator];
	const amounts = reports
		.map(({ answers }) => answers[indicator])
		.filter((answer) => answer !== undefined && answer.kind === kind)
		.map((answer) => amountOfAnswer(answer!));
	if (amounts.length === 0) return null;
	switch (daily) {
		case 'sum':
			return amounts.reduce(add);
		case 'largest':
			return amounts.reduce((one, other) => (isLarger(other, one) ? other : one));
		case 'last':
			return amounts.at(-1)!;
	}
}

export function add(one: Amount, other: Amount): Amount {
	return {
		least: one.least + other.least,
		most: one.most + other.most,
		methods: [...new Set([...one.methods, ...other.methods])],
		asked: one.asked === null || other.asked === null ? null : one.asked + other.asked,
	};
}

/** Those without an hour first: of two, the one that says when it was is the later one. */
function byHour(one: ReportLine, other: ReportLine): number {
	return (one.visitedAt ?? '').localeCompare(other.visitedAt ?? '') || one.seq - other.seq;
}

function isLarger(one: Amount, other: Amount): boolean {
	return one.most > other.most || (one.most === other.most && one.least > other.least);
}

function amountOfAnswer(answer: Answer): Amount {
	switch (answer.kind) {
		case 'count':
			return exactly(answer.n);
		case 'estimate':
			return { least: answer.least, most: answer.most, methods: [answer.method], asked: null };
		case 'yes-no':
			return { ...exactly(answer.yes ? 1 : 0), asked: 1 };
		case 'choice':
			return { ...exactly(answer.chosen.length > 0 ? 1 : 0), asked: 1 };
		case 'text':
			return exactly(0);
	}
}

function exactly(n: number): Amount {
	return { least: n, most: n, methods: [], asked: null };
}
