import { expect, test } from 'vitest';
import { spanOf } from './told-count.ts';
import { decideMonth, type DecidedMonth, type MonthParts } from './decide-month.ts';
import { holdTo } from './later-version.ts';
import { sumOf, type DisclosureLimits, type SitePart } from './may-show.ts';
import type { Told } from './published-month.ts';
import { publicRule, type PublicIndicator } from './public-indicators.ts';

/**
 * The attacker knows the rules, the sites, their sectors and associations, and every number that a site can have reported; and
 * reads everything that was published. All months that there can be are published, and those that look the same are put
 * together: what is true in every one of them is what the attacker knows.
 */

type SiteState = Readonly<Partial<Record<PublicIndicator, number>>>;

interface Universe {
	readonly of: PublicIndicator;
	/** Number of the sector of each site. */
	readonly sectors: readonly number[];
	/** What a site can have brought; empty: no visit. */
	readonly states: readonly SiteState[];
	/** Beyond this the coast is not looked at: sites could have brought more than the states say. */
	readonly largest: number;
	readonly limits: DisclosureLimits;
}

const SMALL: DisclosureLimits = { smallest: 3, roundTo: 2, sites: 2, associations: 2, largestShare: 0.85 };
const MIDDLE: DisclosureLimits = { smallest: 5, roundTo: 3, sites: 3, associations: 2, largestShare: 0.85 };
const ALL_SECTORS = [1, 2, 3, 4];

const visitsUpTo = (largest: number): readonly SiteState[] =>
	Array.from({ length: largest + 1 }, (_, n) => (n === 0 ? {} : { visits: n }));
/** No visit, a visit that says nothing of it, and every number up to the largest. */
const upTo = (largest: number, indicator: PublicIndicator): readonly SiteState[] => [
	{},
	{ visits: 1 },
	...Array.from({ length: largest + 1 }, (_, n) => ({ visits: 1, [indicator]: n })),
];

const UNIVERSES: readonly Universe[] = [
	{ of: 'visits', sectors: [1, 1, 2, 2, 3], states: visitsUpTo(7), largest: 7, limits: SMALL },
	{ of: 'visits', sectors: [1, 1, 1, 2, 2, 3], states: visitsUpTo(6), largest: 6, limits: MIDDLE },
	{ of: 'kilometres', sectors: [1, 1, 2, 2, 3], states: upTo(6, 'kilometres'), largest: 6, limits: SMALL },
	{ of: 'meals', sectors: [1, 1, 2, 2, 3], states: upTo(6, 'meals'), largest: 6, limits: SMALL },
	{ of: 'meals', sectors: [1, 1, 1, 2, 2, 3], states: upTo(4, 'meals'), largest: 4, limits: MIDDLE },
	{ of: 'pass', sectors: [1, 1, 2, 2, 3], states: upTo(4, 'pass'), largest: 4, limits: SMALL },
];

const partsOf = (chosen: readonly SiteState[], { sectors }: Universe): MonthParts => {
	const parts: Partial<Record<PublicIndicator, SitePart[]>> = {};
	for (const [index, state] of chosen.entries())
		for (const [indicator, n] of Object.entries(state))
			(parts[indicator as PublicIndicator] ??= []).push({
				site: `site-${index}`,
				sector: sectors[index]!,
				associations: [index % 2 === 0 ? 'salam' : 'auberge'],
				least: n,
				most: n,
			});
	return parts;
};

function* allMonths({ sectors, states }: Universe): Generator<readonly SiteState[]> {
	const count = states.length ** sectors.length;
	for (let number = 0; number < count; number++)
		yield sectors.map((_, index) => states[Math.floor(number / states.length ** index) % states.length]!);
}

/** What the public reads, and nothing else. */
function asPublished(decided: DecidedMonth, { of }: Universe): string {
	const say = (told: Told) => (told.kind === 'told' ? told.most : told.kind);
	return [...new Set<PublicIndicator>(['visits', of])]
		.map((indicator) => {
			const { coast, sectors } = decided[indicator].figure;
			return [indicator, say(coast), ...Object.values(sectors).map(say)].join(' ');
		})
		.join(', ');
}

/** Every number that the figure does not say, with what it truly is; null: nothing was reported. */
function unsaid(decided: DecidedMonth, { of }: Universe): readonly [cell: string, truth: number | null][] {
	const { figure, parts } = decided[of];
	const truth = (own: readonly SitePart[]) => (own.length === 0 ? null : sumOf(own, 'most'));
	if (figure.coast.kind === 'unasked' || figure.coast.kind === 'no-visit') return [];
	// a sensitive figure has no sectors at all: each of them is unsaid, unless it is said that nobody went
	const sectors = ALL_SECTORS.filter(
		(sector) =>
			(figure.sectors[sector]?.kind ?? 'hidden') === 'hidden' &&
			decided.visits.figure.sectors[sector]!.kind !== 'no-visit',
	).map((sector): [string, number | null] => [
		`sector ${sector}`,
		truth(parts.filter((part) => part.sector === sector)),
	]);
	return figure.coast.kind === 'hidden' ? [['coast', truth(parts)], ...sectors] : sectors;
}

/** What is said of the coast could be more than the sites of this universe can bring: then it is not whole. */
function isBeyond(decided: DecidedMonth, { of, largest, limits }: Universe): boolean {
	const { figure } = decided[of];
	return figure.coast.kind === 'told' && spanOf(figure.coast.most, publicRule(of)!.how, limits).to > largest;
}

class Looks {
	readonly #byLook = new Map<string, Map<string, Set<unknown>>>();
	readonly #before = new Map<string, Set<unknown>>();

	/** In a month that looks like this, the cell can be this. */
	remember(look: string, cell: string, truth: unknown): void {
		const cells = this.#byLook.get(look) ?? new Map<string, Set<unknown>>();
		this.#byLook.set(look, cells);
		cells.set(cell, (cells.get(cell) ?? new Set()).add(truth));
		this.#before.set(cell, (this.#before.get(cell) ?? new Set()).add(truth));
	}

	/** Cells of which only one value is left to whom it was not known before. */
	recovered(): string[] {
		const open = (cell: string) => this.#before.get(cell)!.size > 1;
		return [...this.#byLook].flatMap(([look, cells]) =>
			[...cells].flatMap(([cell, values]) =>
				values.size < 2 && open(cell) ? [`${cell} is ${String([...values][0])} where it says ${look}`] : [],
			),
		);
	}
}

test.each(UNIVERSES)(
	'BD190 of all months there can be, none that is published tells a number that it hides: $of at $sectors',
	(universe) => {
		const looks = new Looks();
		let said = 0;
		let hidden = 0;
		for (const month of allMonths(universe)) {
			const decided = decideMonth(partsOf(month, universe), ALL_SECTORS, universe.limits);
			if (isBeyond(decided, universe)) continue;
			const cells = unsaid(decided, universe);
			if (cells.length > 0 && decided[universe.of].cells.coast) said += 1;
			hidden += cells.length;
			for (const [cell, truth] of cells) looks.remember(asPublished(decided, universe), cell, truth);
		}
		expect(looks.recovered().slice(0, 5)).toEqual([]);
		// the universe is worth something: something is said beside what is hidden
		expect(Math.min(said, hidden)).toBeGreaterThan(0);
	},
	60_000,
);

/** Both versions of a month, and what each site truly changed by. */
const VERSIONED: readonly Universe[] = [
	{ of: 'visits', sectors: [1, 1, 2, 3], states: visitsUpTo(6), largest: 6, limits: SMALL },
	{
		of: 'meals',
		sectors: [1, 2, 3],
		states: upTo(7, 'meals').filter((state) => 'meals' in state),
		largest: 7,
		limits: SMALL,
	},
];

test.each(VERSIONED)(
	'BD191 of all pairs of a month and its correction, none tells by how much a site or a hidden sector changed: $of',
	(universe) => {
		const { of, limits, sectors } = universe;
		const months = [...allMonths(universe)].map((states) => ({
			states,
			decided: decideMonth(partsOf(states, universe), ALL_SECTORS, limits),
		}));
		const worthLooking = months.filter(
			({ decided }) => decided[of].cells.coast && !isBeyond(decided, universe),
		);
		const looks = new Looks();
		let changed = 0;
		let held = 0;
		for (const before of worthLooking)
			for (const after of worthLooking) {
				const second = holdTo({ [of]: [before.decided[of]] }, limits)(of, after.decided[of]);
				const read = [before.decided[of].figure, second.figure];
				if (read[0] !== read[1] && JSON.stringify(read[0]) !== JSON.stringify(read[1])) changed += 1;
				if (second.held) held += 1;
				const look = JSON.stringify(read);
				const unvisited = (sector: number) => second.figure.sectors[sector]?.kind === 'no-visit';
				for (const index of sectors.keys())
					if (!unvisited(sectors[index]!))
						looks.remember(
							look,
							`site ${index}`,
							(after.states[index]![of] ?? 0) - (before.states[index]![of] ?? 0),
						);
				for (const [cell, truth] of unsaid({ ...after.decided, [of]: second }, universe))
					looks.remember(look, `${cell}, first`, truth);
				for (const sector of unsaid(after.decided, universe).map(([cell]) => cell))
					looks.remember(
						look,
						`${sector}, change`,
						Number(truthOf(after.decided, of, sector)) - Number(truthOf(before.decided, of, sector)),
					);
			}
		expect(looks.recovered().slice(0, 5)).toEqual([]);
		// some corrections are told, some are not
		expect(Math.min(changed, held)).toBeGreaterThan(0);
	},
	60_000,
);

function truthOf(decided: DecidedMonth, of: PublicIndicator, cell: string): number {
	const parts = decided[of].parts.filter(({ sector }) => cell === 'coast' || cell === `sector ${sector}`);
	return sumOf(parts, 'most');
}
