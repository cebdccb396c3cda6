import { chooseCells, type ChosenCells, type WhyHidden } from './choose-cells.ts';
import { sumOf, type DisclosureLimits, type SitePart } from './may-show.ts';
import { PUBLIC_INDICATORS, publicRule, type PublicIndicator, type PublicRule } from './public-indicators.ts';
import { HIDDEN, NO_VISIT, UNASKED, type PublicFigure, type Told } from './published-month.ts';
import { toldCount } from './told-count.ts';

/** What each site brought to each figure of a month. */
export type MonthParts = Readonly<Partial<Record<PublicIndicator, readonly SitePart[]>>>;

/** A figure as it is said, what it is made of, and why parts of it are not said. */
export interface DecidedFigure {
	readonly figure: PublicFigure;
	readonly cells: ChosenCells;
	readonly parts: readonly SitePart[];
	/** It stays as an earlier version says it, since the difference would tell too much. */
	readonly held: boolean;
}

export type DecidedMonth = Readonly<Record<PublicIndicator, DecidedFigure>>;

/** Stands for what an earlier version says of a figure; null: it is decided afresh. */
export type Holding = (indicator: PublicIndicator, fresh: DecidedFigure) => DecidedFigure;

/** What may be said of a month, figure by figure: the visits first, since nothing is said without the effort behind it. */
export function decideMonth(
	month: MonthParts,
	/** Those of which something is said; what any other brought is said within the coast only. */
	sectors: readonly number[],
	limits: DisclosureLimits,
	holding: Holding = (_, fresh) => fresh,
): DecidedMonth {
	const decided = {} as Record<PublicIndicator, DecidedFigure>;
	for (const indicator of PUBLIC_INDICATORS) {
		const fresh = decideFigure(indicator, month, sectors, limits, decided.visits?.cells ?? null);
		decided[indicator] = holding(indicator, fresh);
	}
	return decided;
}

function decideFigure(
	indicator: PublicIndicator,
	month: MonthParts,
	sectors: readonly number[],
	limits: DisclosureLimits,
	visits: ChosenCells | null,
): DecidedFigure {
	const rule = publicRule(indicator)!;
	const parts = month[indicator] ?? [];
	const barred = (sector: number) => {
		if (rule.where === 'coast') return 'sensitive';
		if (!sectors.includes(sector)) return 'margin';
		return visits && !visits.shown.includes(sector) ? 'effort' : null;
	};
	const chosen = chooseCells(parts, rule.how, barred, visits?.hides ?? false, limits);
	const cells =
		visits && !visits.coast && chosen.coast
			? { ...chosen, coast: false, whyCoast: 'effort' as WhyHidden }
			: chosen;
	const visited = new Set((month.visits ?? []).map(({ sector }) => sector));
	// among hidden ones nobody can tell which was visited: only where none is hidden is it said that nobody went
	const unvisited = (sector: number) => !(visits ?? cells).hides && !visited.has(sector);
	const figure = {
		coast: visited.size === 0 ? NO_VISIT : tellCoast(parts, cells, rule, limits),
		sectors:
			rule.where === 'coast'
				? {}
				: Object.fromEntries(
						sectors.map((sector) => [
							sector,
							unvisited(sector) ? NO_VISIT : tellSector(sector, parts, cells, rule, limits),
						]),
					),
	};
	return { figure, cells, parts, held: false };
}

function tellCoast(
	parts: readonly SitePart[],
	cells: ChosenCells,
	{ how }: PublicRule,
	limits: DisclosureLimits,
): Told {
	if (parts.length === 0 && !cells.hides) return UNASKED;
	return cells.coast && parts.length > 0 ? tell(parts, how, limits, cells.hides) : HIDDEN;
}

function tellSector(
	sector: number,
	parts: readonly SitePart[],
	{ shown, hides }: ChosenCells,
	{ how }: PublicRule,
	limits: DisclosureLimits,
): Told {
	const own = parts.filter((part) => part.sector === sector);
	if (shown.includes(sector)) return tell(own, how, limits, false);
	return hides ? HIDDEN : UNASKED;
}

function tell(
	parts: readonly SitePart[],
	how: PublicRule['how'],
	limits: DisclosureLimits,
	hasHidden: boolean,
): Told {
	return {
		kind: 'told',
		least: toldCount(sumOf(parts, 'least'), how, limits, hasHidden),
		most: toldCount(sumOf(parts, 'most'), how, limits, hasHidden),
	};
}
