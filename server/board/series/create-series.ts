import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { isIndicator } from '#lib/domain/board/indicators.ts';
import { isMonth, monthsBetween } from '#lib/domain/board/months.ts';
import { daysOfMonth } from '#lib/domain/board/series/days-of-month.ts';
import { seriesPoints } from '#lib/domain/board/series/series-points.ts';
import type { Site } from '#lib/domain/board/site.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import {
	SERIES_BY,
	type SeriesAsked,
	type SeriesChoice,
	type SeriesView,
} from '#lib/protocol/views/series.ts';
import { demandToSee } from '../../access.ts';
import type { BoardContext } from '../context.ts';
import { isLateFor, lockedSince } from './locked-since.ts';
import type { MonthLines } from './month-lines.ts';
import type { SeriesService } from './service.ts';

const MOST_MONTHS = 60;

export function createSeries(context: BoardContext, monthLines: MonthLines): SeriesService {
	async function choicesFor(lines: readonly ReportLine[], sites: readonly Site[]) {
		const [sectors, members] = await Promise.all([
			context.sites.sectors(),
			context.network.memberAssociations(),
		]);
		const names = new Map(members.map(({ id, name }) => [id, name]));
		// one that has left keeps its past
		for (const id of new Set(lines.flatMap(({ association }) => association ?? [])))
			if (!names.has(id)) names.set(id, (await context.network.association(id))?.name ?? id);
		return {
			sector: sectors.map(({ id, number, name }) => ({ id, number, name })),
			site: seriesChoices(sites),
			association: [...names]
				.map(([id, name]) => ({ id, name }))
				.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
		};
	}

	return {
		async read(actor, asked): Promise<SeriesView> {
			demandToSee(actor, 'board.read', await context.facts());
			const months = monthsAsked(asked);
			const [perMonth, sites, locked] = await Promise.all([
				Promise.all(months.map(monthLines)),
				context.sites.sites(),
				lockedSince(context, months),
			]);
			const lines = perMonth.flat();
			const choices = await choicesFor(lines, sites);
			const step = months.length === 1 ? 'day' : 'month';
			const bySite = new Map(sites.map((site) => [site.id, site]));
			const seriesOf = (site: string) => bySite.get(site)?.series ?? site;
			const keyOf = {
				coast: () => 'coast',
				sector: ({ site }: ReportLine) => bySite.get(site)?.sector ?? '',
				site: ({ site }: ReportLine) => seriesOf(site),
				association: ({ association }: ReportLine) => association ?? '',
			}[asked.by];
			const grouped = Map.groupBy(lines, keyOf);
			return {
				asked,
				step,
				lines: chosen(asked, choices, grouped).map((choice) => ({
					...choice,
					points: seriesPoints(grouped.get(choice.id) ?? [], {
						indicator: asked.indicator,
						steps: step === 'day' ? daysOfMonth(months[0]!) : months,
						seriesOf,
						isLate: (line) => isLateFor(line, locked),
					}),
				})),
				locked: [...locked.keys()],
				choices,
			};
		},
	};
}

function monthsAsked({ by, indicator, from, to }: SeriesAsked): readonly string[] {
	const isKnown = SERIES_BY.includes(by) && (indicator === 'visits' || isIndicator(indicator));
	if (!isKnown || !isMonth(from) || !isMonth(to)) throw new Refusal('invalid', 'series-asked');
	// a far end would be counted month by month before it is refused
	if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > MOST_MONTHS)
		throw new Refusal('invalid', 'series-long');
	const months = monthsBetween(from, to);
	if (months.length === 0) throw new Refusal('invalid', 'series-asked');
	if (months.length > MOST_MONTHS) throw new Refusal('invalid', 'series-long');
	return months;
}

/** The one asked for, or each of which there is something to show. */
function chosen(
	{ by, of }: SeriesAsked,
	choices: SeriesView['choices'],
	grouped: ReadonlyMap<string, unknown>,
): readonly SeriesChoice[] {
	if (by === 'coast') return [{ id: 'coast', name: '' }];
	if (of === null) return choices[by].filter(({ id }) => grouped.has(id));
	const one = choices[by].find(({ id }) => id === of);
	if (!one) throw new Refusal('not-found', 'not-found');
	return [one];
}

/** One a series, by the name of where it is now. */
function seriesChoices(sites: readonly Site[]): readonly SeriesChoice[] {
	const bySeries = Map.groupBy(sites, ({ series }) => series);
	return [...bySeries]
		.map(([id, own]) => {
			const last =
				own.find(({ state }) => state === 'open') ??
				own.toSorted((one, other) => other.openedOn.localeCompare(one.openedOn))[0]!;
			return { id, name: last.name };
		})
		.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}
