import type { ChosenCells } from './choose-cells.ts';
import type { DecidedFigure, Holding } from './decide-month.ts';
import { tooClose, type DisclosureLimits, type SitePart } from './may-show.ts';
import type { PublicIndicator } from './public-indicators.ts';

/** What earlier versions of a month said, by figure, the first version first. */
export type EarlierFigures = Readonly<Partial<Record<PublicIndicator, readonly DecidedFigure[]>>>;

/**
 * Whoever kept the version before can subtract. So a figure changes only where each difference to what was ever said of it
 * (of the coast, of a sector, of the rest) is itself fit to be said, and what was hidden stays hidden; otherwise it stays as
 * it is.
 */
export function holdTo(earlier: EarlierFigures, limits: DisclosureLimits): Holding {
	return (indicator, fresh) => {
		const before = earlier[indicator] ?? [];
		const last = before.at(-1);
		if (!last) return fresh;
		if (before.every((one) => mayFollow(one, fresh, limits))) return fresh;
		return { ...last, held: true };
	};
}

function mayFollow(before: DecidedFigure, after: DecidedFigure, limits: DisclosureLimits): boolean {
	if (patternOf(before) !== patternOf(after)) return false;
	const changes = changesBetween(before.parts, after.parts);
	if (changes === null) return false;
	const { shown } = after.cells;
	const groups = [
		changes,
		changes.filter(({ sector }) => !shown.includes(sector)),
		...shown.map((number) => changes.filter(({ sector }) => sector === number)),
	];
	return groups.every((group) => group.length === 0 || tooClose(group, limits) === null);
}

/** What is said and what is not, without the numbers. */
function patternOf({ figure, cells }: DecidedFigure): string {
	const { coast, hides }: ChosenCells = cells;
	return JSON.stringify([
		coast,
		hides,
		figure.coast.kind,
		Object.entries(figure.sectors).map(([sector, { kind }]) => [sector, kind]),
	]);
}

/** By how much each site changed; null: one is in another sector now, so that no two numbers are of the same. */
function changesBetween(before: readonly SitePart[], after: readonly SitePart[]): readonly SitePart[] | null {
	const old = new Map(before.map((part) => [part.site, part]));
	const now = new Map(after.map((part) => [part.site, part]));
	const changes: SitePart[] = [];
	for (const site of new Set([...old.keys(), ...now.keys()])) {
		const [was, is] = [old.get(site), now.get(site)];
		if (was && is && was.sector !== is.sector) return null;
		const least = Math.abs((is?.least ?? 0) - (was?.least ?? 0));
		const most = Math.abs((is?.most ?? 0) - (was?.most ?? 0));
		const associations = [...new Set([...(was?.associations ?? []), ...(is?.associations ?? [])])];
		if (least > 0 || most > 0) changes.push({ site, sector: (is ?? was)!.sector, associations, least, most });
	}
	return changes;
}
