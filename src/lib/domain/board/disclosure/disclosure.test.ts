import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportLine } from '../board-state.ts';
import type { Answers } from '../form.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { chooseCells } from './choose-cells.ts';
import { decideMonth, type DecidedMonth, type MonthParts } from './decide-month.ts';
import { holdTo } from './later-version.ts';
import { sumOf, tooClose, type SitePart } from './may-show.ts';
import { monthParts } from './month-parts.ts';
import { PUBLIC_INDICATORS, type PublicIndicator } from './public-indicators.ts';

const part = (site: string, sector: number, n: number, ...associations: string[]): SitePart => ({
	site,
	sector,
	associations: associations.length > 0 ? associations : ['salam', 'auberge'],
	least: n,
	most: n,
});
const visits = (parts: readonly SitePart[]) => parts.map((each) => ({ ...each, least: 20, most: 20 }));
const decide = (meals: readonly SitePart[], sectors = [1, 2, 3, 4]) =>
	decideMonth({ visits: visits(meals), meals }, sectors, THRESHOLDS).meals;

test('BD183 nought is said only where nothing is hidden below it: else it would tell each hidden sector', () => {
	const all = [1, 1, 1, 2, 2, 2].map((sector, n) => part(`s${n}`, sector, 0));
	expect(decide(all, [1, 2]).figure.coast).toEqual({ kind: 'told', least: 0, most: 0 });
	const oneHidden = [...all, part('alone', 3, 0), part('other', 4, 0), part('third', 4, 0)];
	expect(decide(oneHidden).figure.coast).toEqual({ kind: 'told', least: 'few', most: 'few' });
});

test('BD183 a month without any visit says so, and no figure of it is nought', () => {
	const empty = decideMonth({}, [1, 2], THRESHOLDS);
	for (const indicator of PUBLIC_INDICATORS)
		expect(empty[indicator].figure.coast).toEqual({ kind: 'no-visit' });
});

test('BD184 what is sensitive has no sectors, whatever their size', () => {
	const pass = [1, 1, 1, 2, 2, 2].map((sector, n) => part(`s${n}`, sector, 40));
	const { figure } = decideMonth({ visits: visits(pass), pass }, [1, 2], THRESHOLDS).pass;
	expect(figure).toEqual({ coast: { kind: 'told', least: 240, most: 240 }, sectors: {} });
});

test('BD184 what is sensitive is not said of one sector under the name of the coast', () => {
	const pass = ['a', 'b', 'c'].map((site) => part(site, 1, 40));
	const everywhere = visits([...pass, ...['d', 'e', 'f'].map((site) => part(site, 2, 0))]);
	const decided = decideMonth({ visits: everywhere, pass }, [1, 2], THRESHOLDS);
	expect(decided.visits.cells.shown).toEqual([1, 2]);
	expect(decided.pass.figure.coast.kind).toBe('hidden');
});

test('BD185 totals are computed and then rounded, each by itself (protection 7)', () => {
	const { figure } = decide([1, 1, 1, 2, 2, 2].map((sector, n) => part(`s${n}`, sector, 14)));
	// 42 and 42 are said as 40, and 84 as 85
	expect(figure.sectors).toMatchObject({ 1: { most: 40 }, 2: { most: 40 } });
	expect(figure.coast).toMatchObject({ most: 85 });
});

test.each([
	['two sites', [part('a', 1, 40), part('b', 1, 40)], 'sites'],
	['one association', ['a', 'b', 'c'].map((site) => part(site, 1, 40, 'salam')), 'associations'],
	['nearly all at one site', [part('a', 1, 86), part('b', 1, 7), part('c', 1, 7)], 'share'],
	['85 of 100 at one site', [part('a', 1, 85), part('b', 1, 7), part('c', 1, 8)], null],
])('BD186 a figure of %s is hidden or not: the limits (protection 4)', (_what, parts, why) => {
	expect(tooClose(parts, THRESHOLDS)).toBe(why);
});

test('BD187 where one sector alone would be hidden, another is hidden with it, or the sum would tell it', () => {
	const meals = [
		...['a', 'b', 'c'].map((site) => part(site, 1, 40)),
		...['d', 'e', 'f'].map((site) => part(site, 2, 40)),
		part('g', 3, 50),
	];
	const { figure, cells } = decideMonth({ visits: visits(meals), meals }, [1, 2, 3], THRESHOLDS).visits;
	expect(figure.coast.kind).toBe('told');
	expect([figure.sectors[1]!.kind, figure.sectors[2]!.kind, figure.sectors[3]!.kind]).toEqual([
		'told',
		'hidden',
		'hidden',
	]);
	expect(cells.why).toEqual({ 2: 'margin', 3: 'sites' });
});

test('BD187 where rounded sectors would leave the rest no room, fewer are said', () => {
	// four sectors of 13 are said as 15 each, and the coast of 52 as 50: it could be no more, so the rest would be nought
	const meals = [
		...[1, 2, 3, 4].flatMap((sector) => [5, 4, 4].map((n, index) => part(`${sector}-${index}`, sector, n))),
		part('x', 5, 0),
		part('y', 5, 0),
		part('z', 6, 0),
	];
	const { cells, figure } = decide(meals, [1, 2, 3, 4, 5, 6]);
	expect(figure.coast).toEqual({ kind: 'told', least: 50, most: 50 });
	expect(cells.shown).toEqual([1, 2, 3]);
	expect(cells.why).toMatchObject({ 4: 'margin' });
});

test('BD187 figures are hidden with their effort: a sector whose visits are not said says nothing', () => {
	const meals = ['a', 'b', 'c'].map((site) => part(site, 1, 40));
	const few = meals.map((each) => ({ ...each, least: 1, most: 1 }));
	const { visits: effort, meals: decided } = decideMonth({ visits: few, meals }, [1], THRESHOLDS);
	expect(effort.cells.whyCoast).toBe('small');
	expect(decided.figure.coast.kind).toBe('hidden');
});

test('BD187 that a hidden sector brought nothing does not follow from the others making up the coast', () => {
	const fit = [1, 1, 1, 2, 2, 2].map((sector, n) => part(`s${n}`, sector, 30));
	const hidden = [part('x', 3, 0), part('y', 3, 0), part('z', 4, 0)];
	const month = { visits: visits([...fit, ...hidden]), kilometres: fit };
	const { kilometres } = decideMonth(month, [1, 2, 3, 4], THRESHOLDS);
	expect(kilometres.figure.coast).toEqual({ kind: 'told', least: 180, most: 180 });
	expect(kilometres.cells.shown).toEqual([]);
});

/** A month of up to six sectors and twelve sites, as it might be. */
const someMonth = fc
	.array(
		fc.record({
			sector: fc.integer({ min: 1, max: 6 }),
			associations: fc.subarray(['salam', 'auberge', 'emmaus'], { minLength: 1 }),
			visits: fc.integer({ min: 1, max: 30 }),
			meals: fc.option(fc.integer({ min: 0, max: 300 })),
			pass: fc.option(fc.integer({ min: 0, max: 20 })),
			kilometres: fc.option(fc.integer({ min: 0, max: 60 })),
			present: fc.option(fc.tuple(fc.nat(80), fc.nat(40))),
		}),
		{ maxLength: 20 },
	)
	.map((sites): MonthParts => {
		const parts: Partial<Record<PublicIndicator, SitePart[]>> = {};
		for (const [n, { sector, associations, present, ...counts }] of sites.entries()) {
			const add = (indicator: PublicIndicator, least: number, most: number) =>
				(parts[indicator] ??= []).push({ site: `site-${n}`, sector, associations, least, most });
			for (const [name, count] of Object.entries(counts))
				if (count !== null) add(name as PublicIndicator, count, count);
			if (present) add('present', present[0], present[0] + present[1]);
		}
		return parts;
	});
const SECTORS = [1, 2, 3, 4, 5, 6];
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const settings = { seed, numRuns: 400 };

/** Each group of sites whose sum is said, or follows from sums that are. */
function saidGroups({ cells, parts }: DecidedMonth[PublicIndicator]): readonly (readonly SitePart[])[] {
	const sectors = cells.shown.map((sector) => parts.filter((each) => each.sector === sector));
	return cells.coast && parts.length > 0 ? [parts, cells.rest, ...sectors] : sectors;
}

test(`BD186 in any month, whatever is said or follows is of enough sites and associations, and never of one nearly alone (seed ${seed})`, () => {
	let said = 0;
	fc.assert(
		fc.property(someMonth, (month) => {
			const decided = decideMonth(month, SECTORS, THRESHOLDS);
			for (const indicator of PUBLIC_INDICATORS)
				for (const group of saidGroups(decided[indicator])) {
					if (group.length === 0) continue;
					said += 1;
					expect(group.length).toBeGreaterThanOrEqual(3);
					expect(new Set(group.flatMap(({ associations }) => associations)).size).toBeGreaterThanOrEqual(2);
					const total = sumOf(group, 'most');
					for (const { most } of group) expect(most).toBeLessThanOrEqual(0.85 * total);
				}
		}),
		settings,
	);
	expect(said).toBeGreaterThan(1000);
});

test(`BD186 the same month is said the same every time: nothing is blurred by chance (seed ${seed})`, () => {
	fc.assert(
		fc.property(someMonth, (month) => {
			const once = decideMonth(month, SECTORS, THRESHOLDS);
			expect(decideMonth(structuredClone(month), SECTORS, THRESHOLDS)).toEqual(once);
		}),
		settings,
	);
});

test(`BD188 one more visit, one correction or one report less changes nothing that a later version says (protection 8, seed ${seed})`, () => {
	const change = fc.record({ at: fc.nat(), by: fc.integer({ min: -40, max: 40 }), gone: fc.boolean() });
	let said = 0;
	fc.assert(
		fc.property(someMonth, change, (month, { at, by, gone }) => {
			const first = decideMonth(month, SECTORS, THRESHOLDS);
			const sites = [...new Set((month.visits ?? []).map(({ site }) => site))];
			const changed = sites[at % Math.max(1, sites.length)];
			const later: MonthParts = Object.fromEntries(
				Object.entries(month).map(([indicator, parts]) => [
					indicator,
					parts.flatMap((each) => {
						if (each.site !== changed) return [each];
						if (gone) return [];
						return [{ ...each, least: Math.max(0, each.least + by), most: Math.max(0, each.most + by) }];
					}),
				]),
			);
			const earlier = Object.fromEntries(
				PUBLIC_INDICATORS.map((indicator) => [indicator, [first[indicator]]]),
			);
			const second = decideMonth(later, SECTORS, THRESHOLDS, holdTo(earlier, THRESHOLDS));
			for (const indicator of PUBLIC_INDICATORS) {
				expect(second[indicator].figure).toEqual(first[indicator].figure);
				if (first[indicator].cells.coast) said += 1;
			}
		}),
		settings,
	);
	expect(said).toBeGreaterThan(500);
});

test('BD188 a correction of many sites is told, and the next one is compared with every version before', () => {
	const at = (n: number) => ['a', 'b', 'c', 'd'].map((site) => part(site, 1, n));
	const first = decide(at(40), [1]);
	const corrected = decide(at(60), [1]);
	const hold = holdTo({ meals: [first] }, THRESHOLDS);
	expect(hold('meals', corrected)).toEqual(corrected);
	// back to the first, but for one site: against the second version all four changed, against the first only one
	const back = decide([...at(40).slice(0, 3), part('d', 1, 41)], [1]);
	const second = holdTo({ meals: [first, corrected] }, THRESHOLDS)('meals', back);
	expect(second).toMatchObject({ held: true, figure: corrected.figure });
});

test('BD188 a correction that only a hidden sector had is not told by the coast alone', () => {
	const meals = (n: number) => [
		...[1, 1, 1].map((sector, index) => part(`s${index}`, sector, 40)),
		...['x', 'y', 'z'].map((site, index) => part(site, 2 + (index % 2), 40)),
		part('only', 3, n),
	];
	const [before, after] = [decide(meals(40), [1, 2, 3]), decide(meals(70), [1, 2, 3])];
	expect(before.cells.shown).toEqual([1]);
	expect(holdTo({ meals: [before] }, THRESHOLDS)('meals', after)).toMatchObject({ held: true });
	// three sectors changed enough together, but what is left of the change without the sector shown is one site's
	const wide = [...meals(70).map((each) => (each.sector === 1 ? part(each.site, 1, 60) : each))];
	expect(holdTo({ meals: [before] }, THRESHOLDS)('meals', decide(wide, [1, 2, 3]))).toMatchObject({
		held: true,
	});
});

test('BD188 a correction at one site of a sector is not told because another sector was corrected too', () => {
	const meals = (one: number, others: number) => [
		...['a', 'b', 'c'].map((site) => part(site, 1, site === 'a' ? one : 40)),
		...['d', 'e', 'f'].map((site) => part(site, 2, others)),
	];
	const before = decide(meals(40, 40), [1, 2]);
	expect(before.cells.shown).toEqual([1, 2]);
	const hold = holdTo({ meals: [before] }, THRESHOLDS);
	expect(hold('meals', decide(meals(60, 60), [1, 2]))).toMatchObject({ held: true, figure: before.figure });
	expect(hold('meals', decide(meals(40, 60), [1, 2])).held).toBe(false);
});

test('BD188 what two sectors say changes no more once a site is in the other one: the difference would be that site', () => {
	const meals = (moved: number) =>
		['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((site, n) =>
			part(site, site === 'd' ? moved : n < 3 ? 1 : 2, 40),
		);
	const [before, after] = [decide(meals(1), [1, 2]), decide(meals(2), [1, 2])];
	expect(after.cells).toEqual(before.cells);
	expect(after.figure).not.toEqual(before.figure);
	const held = holdTo({ meals: [before] }, THRESHOLDS)('meals', after);
	expect(held).toMatchObject({ held: true, figure: before.figure });
});

test('BD188 what was hidden once stays hidden in later versions, and what was said stays said', () => {
	const before = decide([part('a', 1, 40), part('b', 1, 40)], [1]);
	const after = decide(
		['a', 'b', 'c', 'd', 'e'].map((site) => part(site, 1, 80)),
		[1],
	);
	expect([before.figure.coast.kind, after.figure.coast.kind]).toEqual(['hidden', 'told']);
	expect(holdTo({ meals: [before] }, THRESHOLDS)('meals', after).figure).toEqual(before.figure);
	expect(holdTo({ meals: [after] }, THRESHOLDS)('meals', before).figure).toEqual(after.figure);
});

const range = (site: string, sector: number, least: number, most: number): SitePart => ({
	...part(site, sector, 0),
	least,
	most,
});

test('BD186 of a range no site makes up nearly all of either end', () => {
	const low = [range('a', 1, 90, 100), range('b', 1, 1, 100), range('c', 1, 1, 100)];
	const high = [range('a', 1, 5, 900), range('b', 1, 5, 10), range('c', 1, 5, 10)];
	for (const parts of [low, high]) expect(tooClose(parts, THRESHOLDS)).toBe('share');
});

test('BD187 of a range neither end pins down what is hidden', () => {
	const said = [range('a', 1, 2, 4), range('b', 1, 2, 4), range('c', 1, 1, 3)];
	const hidden = [range('d', 2, 0, 0), range('e', 2, 0, 0), range('f', 3, 0, 0)];
	// the lower ends are all below 11; of the upper ones, both told as 10, at most 1 is left
	const cells = chooseCells([...said, ...hidden], 'rounded', () => null, false, THRESHOLDS);
	expect(cells).toMatchObject({ coast: false, shown: [], whyCoast: 'margin' });
});

test('BD187 where the visits of the coast are not told, no figure of the coast is', () => {
	const meals = [1, 1, 1, 2, 2, 2].map((sector, n) => part(`s${n}`, sector, 40));
	const few = meals.map((each) => ({ ...each, least: 1, most: 1 }));
	const decided = decideMonth({ visits: few, meals }, [1, 2], THRESHOLDS);
	expect(decided.visits.cells.whyCoast).toBe('small');
	expect(decided.meals.cells.whyCoast).toBe('effort');
	expect(decided.meals.figure.coast).toEqual({ kind: 'hidden' });
});

test('BD187 a sector of which nothing is said does not follow from the coast and the others either', () => {
	const meals = [1, 1, 1, 2, 2, 2, 4, 4, 4].map((sector, n) => part(`s${n}`, sector, 40));
	const { cells } = decideMonth({ visits: visits(meals) }, [1, 2], THRESHOLDS).visits;
	expect(cells).toMatchObject({ coast: true, shown: [1], why: { 2: 'margin', 4: 'margin' } });
});

test('BD187 where visits are hidden, that nobody reported a figure is hidden with them', () => {
	const cells = chooseCells([], 'exact', () => null, true, THRESHOLDS);
	expect(cells).toMatchObject({ coast: false, hides: true });
	const few = ['a', 'b', 'c'].map((site) => part(site, 1, 1));
	const { coast, sectors } = decideMonth({ visits: few }, [1], THRESHOLDS).meals.figure;
	expect([coast, sectors[1]]).toEqual([{ kind: 'hidden' }, { kind: 'hidden' }]);
});

let seq = 0;
const report = (site: string, day: string, association: string | null, answers: Answers): ReportLine => ({
	id: `report-${++seq}`,
	stream: 'network',
	seq,
	site,
	form: 1,
	association,
	visitedOn: day,
	visitedAt: null,
	receivedAt: '2013-05-14T20:00:00.000Z',
	answers,
	words: false,
	round: null,
	late: false,
	imported: false,
	revisions: [],
	variants: [],
	disputed: false,
});

test('BD181 in public too a moved site is one site, in the sector where it was last', () => {
	const meals = (n: number): Answers => ({ meals: { kind: 'count', n } });
	const parts = monthParts(
		[
			report('new-place', '2013-05-20', 'auberge', meals(30)),
			report('old-place', '2013-05-02', 'salam', meals(50)),
			report('old-place', '2013-05-03', null, {
				minors: { kind: 'estimate', least: 1, most: 2, method: 'told' },
			}),
			report('unknown', '2013-05-03', 'salam', meals(1)),
		],
		(site) => (site === 'unknown' ? null : { series: 'old-place', sector: site === 'old-place' ? 1 : 2 }),
	);
	const one = { site: 'old-place', sector: 2 };
	expect(parts.meals).toEqual([{ ...one, associations: ['auberge', 'salam'], least: 80, most: 80 }]);
	// nobody is named for an import without an association: it counts for none
	expect(parts.minors).toEqual([{ ...one, associations: [], least: 1, most: 2 }]);
	expect(parts.visits).toEqual([{ ...one, associations: ['auberge', 'salam'], least: 3, most: 3 }]);
});
