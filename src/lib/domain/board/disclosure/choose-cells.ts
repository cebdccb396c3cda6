import { sumOf, tooClose, type DisclosureLimits, type SitePart, type TooClose } from './may-show.ts';
import type { PublicRule } from './public-indicators.ts';
import { spanOf, toldCount } from './told-count.ts';

/** Which numbers of one figure and month are said. */
export interface ChosenCells {
	readonly coast: boolean;
	/** Numbers of the sectors that are said. */
	readonly shown: readonly number[];
	/** Parts that are said only within the coast, or not at all. */
	readonly rest: readonly SitePart[];
	/** Some sectors are not said, and it is not said which of them were visited. */
	readonly hides: boolean;
	/** For the coordinator, never for the public. */
	readonly why: Readonly<Record<number, WhyHidden>>;
	readonly whyCoast: WhyHidden | null;
}

/**
 * `small`: a number said exactly would be too small · `margin`: it, or another, could be worked out from the coast and the other sectors · `effort`: the visits behind it are not
 * said · `sensitive`: said of the whole coast only
 */
export type WhyHidden = TooClose | 'small' | 'margin' | 'effort' | 'sensitive';

/**
 * What can be computed from numbers that are said is as if it were said. So the rest of the coast, which is the coast less the
 * sectors shown, must itself be fit to be said, of more than one sector, and not be pinned down (isVague). Where it is not, one
 * more sector is hidden, chosen by its number and not by its figures, so that the choice tells little; where that does not
 * help, nothing is said at all: sectors without their coast would tell why it is missing.
 */
export function chooseCells(
	parts: readonly SitePart[],
	how: PublicRule['how'],
	/** Why a sector may not be said at all, whatever its figures. */
	barred: (sector: number) => 'effort' | 'sensitive' | 'margin' | null,
	/** Some sectors are hidden whatever they brought: that they brought nothing must not show either. */
	hidesAnyway: boolean,
	limits: DisclosureLimits,
): ChosenCells {
	const bySector = Map.groupBy(parts, ({ sector }) => sector);
	const why: Record<number, WhyHidden> = {};
	const fit: number[] = [];
	for (const [sector, own] of [...bySector].toSorted(([one], [other]) => one - other)) {
		const reason = barred(sector) ?? tooCloseFor(how, own, limits);
		if (reason) why[sector] = reason;
		else fit.push(sector);
	}
	const restOf = (shown: readonly number[]) => parts.filter(({ sector }) => !shown.includes(sector));
	const whyCoast = parts.length === 0 ? null : tooCloseFor(how, parts, limits);
	if (!whyCoast)
		for (const shown of leavingOut(fit)) {
			const rest = restOf(shown);
			const hides = rest.length > 0 || hidesAnyway;
			if (rest.length > 0 && !isFit(rest, how, limits)) continue;
			if (hides && !isVague(parts, rest, how, limits)) continue;
			for (const sector of fit) if (!shown.includes(sector)) why[sector] = 'margin';
			return { coast: true, shown, rest, hides, why, whyCoast: null };
		}
	for (const sector of fit) why[sector] = 'margin';
	const hides = parts.length > 0 || hidesAnyway;
	return { coast: false, shown: [], rest: parts, hides, why, whyCoast: whyCoast ?? 'margin' };
}

/** A number that is said exactly must be large enough to come about in many ways: three visits of three sites are one each. */
function tooCloseFor(
	how: PublicRule['how'],
	parts: readonly SitePart[],
	limits: DisclosureLimits,
): TooClose | 'small' | null {
	const isSmall = how === 'exact' && sumOf(parts, 'least') < limits.smallest;
	return tooClose(parts, limits) ?? (isSmall ? 'small' : null);
}

function isFit(rest: readonly SitePart[], how: PublicRule['how'], limits: DisclosureLimits): boolean {
	return new Set(rest.map(({ sector }) => sector)).size > 1 && tooCloseFor(how, rest, limits) === null;
}

/** Does what is said leave the rest as open as a rounded number of its own would? An exact one is known, and so must be fit. */
function isVague(
	parts: readonly SitePart[],
	rest: readonly SitePart[],
	how: PublicRule['how'],
	limits: DisclosureLimits,
): boolean {
	if (how === 'exact') return rest.length > 0;
	const said = [
		...Map.groupBy(
			parts.filter((part) => !rest.includes(part)),
			({ sector }) => sector,
		).values(),
	];
	return (['least', 'most'] as const).every((end) => {
		const coast = spanOf(toldCount(sumOf(parts, end), how, limits, true), how, limits);
		const others = said.map((own) => spanOf(toldCount(sumOf(own, end), how, limits), how, limits));
		const most = coast.to - others.reduce((sum, { from }) => sum + from, 0);
		const least = coast.from - others.reduce((sum, { to }) => sum + to, 0);
		return most - Math.max(least, 0) >= limits.roundTo - 1;
	});
}

/** All of them, then all but one, then all but two …: the highest numbers are left out first. */
function leavingOut(sectors: readonly number[]): readonly (readonly number[])[] {
	const sets = Array.from({ length: 2 ** sectors.length }, (_, set) =>
		sectors.filter((_sector, index) => (set & (2 ** index)) === 0),
	);
	return sets.toSorted((one, other) => other.length - one.length || total(one) - total(other));
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}
