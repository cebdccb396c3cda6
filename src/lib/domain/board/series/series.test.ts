import { expect, test } from 'vitest';
import type { ReportLine } from '../board-state.ts';
import type { Answers, EstimateMethod } from '../form.ts';
import { amountOverDays } from './amount-over-days.ts';
import { daysOfMonth } from './days-of-month.ts';
import { seriesPoints, type SeriesRules } from './series-points.ts';
import { amountOfDay, siteDays } from './site-day.ts';

let seq = 0;
const report = (input: Partial<ReportLine> = {}): ReportLine => ({
	id: `report-${++seq}`,
	stream: 'network',
	seq,
	site: 'grande-synthe',
	form: 1,
	association: 'salam',
	visitedOn: '2013-05-14',
	visitedAt: null,
	receivedAt: '2013-05-14T20:00:00.000Z',
	answers: {},
	words: false,
	round: null,
	late: false,
	imported: false,
	revisions: [],
	variants: [],
	disputed: false,
	...input,
});
const meals = (n: number): Answers => ({ meals: { kind: 'count', n } });
const present = (least: number, most: number, method: EstimateMethod = 'estimated'): Answers => ({
	present: { kind: 'estimate', least, most, method },
});
const rules = (input: Partial<SeriesRules> = {}): SeriesRules => ({
	indicator: 'meals',
	steps: ['2013-04', '2013-05', '2013-06'],
	seriesOf: (site) => site,
	isLate: () => false,
	...input,
});
const itself = (site: string) => site;

test('BD175 meals of one site and day are summed, whoever gave them', () => {
	const reports = [report({ answers: meals(74) }), report({ answers: meals(30), association: 'auberge' })];
	expect(amountOfDay(reports, 'meals')).toMatchObject({ least: 104, most: 104 });
});

test('BD176 people present are never summed across associations: the largest report of the day stands, with its range and method', () => {
	const reports = [
		report({ answers: present(60, 80) }),
		report({ answers: present(70, 75, 'counted'), association: 'auberge' }),
	];
	expect(amountOfDay(reports, 'present')).toEqual({
		least: 60,
		most: 80,
		methods: ['estimated'],
		asked: null,
	});
	expect(amountOfDay(reports.toReversed(), 'present')).toMatchObject({ most: 80 });
});

test('BD176 of two reports with the same upper end the surer one stands', () => {
	const reports = [report({ answers: present(10, 80) }), report({ answers: present(70, 80, 'counted') })];
	expect(amountOfDay(reports, 'present')).toMatchObject({ least: 70, methods: ['counted'] });
});

test('BD176 what is so or not is as the last visit of the day says', () => {
	const water = (yes: boolean): Answers => ({ water: { kind: 'yes-no', yes } });
	const reports = [
		report({ answers: water(false), visitedAt: '19:00' }),
		report({ answers: water(true), visitedAt: '09:00' }),
		report({ answers: water(true) }),
	];
	expect(amountOverDays(siteDays(reports, itself), 'water')).toMatchObject({ most: 0, asked: 1 });
});

test('BD177 over several days people present are the median of the site’s days, and different sites are put together', () => {
	const on = (day: number, answers: Answers, site = 'grande-synthe') =>
		report({ answers, site, visitedOn: `2013-05-0${day}` });
	const days = siteDays(
		[
			on(1, present(40, 50)),
			on(2, present(60, 80, 'counted')),
			on(3, present(61, 100)),
			on(1, present(10, 12, 'told'), 'teteghem'),
			on(2, present(11, 15, 'told'), 'teteghem'),
		],
		itself,
	);
	// 60 to 80, and between 10 and 11 to between 12 and 15, rounded outwards
	expect(amountOverDays(days, 'present')).toEqual({
		least: 70,
		most: 94,
		methods: ['estimated', 'counted', 'told'],
		asked: null,
	});
});

test('BD178 a month or a day without a visit is no zero: it has no figure, and no visits', () => {
	const [april, may, june] = seriesPoints([report({ answers: meals(0) })], rules());
	expect([april!.amount, may!.amount?.most, june!.amount]).toEqual([null, 0, null]);
	expect([april!.effort.visits, may!.effort.visits]).toEqual([0, 1]);
	const byDay = seriesPoints([report({ answers: meals(12) })], rules({ steps: daysOfMonth('2013-05') }));
	expect(byDay.filter(({ amount }) => amount !== null).map(({ at }) => at)).toEqual(['2013-05-14']);
	expect(byDay).toHaveLength(31);
});

test('BD178 a visit that was not asked is no zero either', () => {
	const [, may] = seriesPoints([report({ answers: present(5, 9) })], rules());
	expect(may).toMatchObject({ amount: null, effort: { visits: 1 } });
});

test('BD179 beside every figure stands what the volunteers did', () => {
	const effort = (volunteers: number, hours: number, kilometres: number): Answers => ({
		volunteers: { kind: 'count', n: volunteers },
		hours: { kind: 'count', n: hours },
		kilometres: { kind: 'count', n: kilometres },
	});
	const reports = [
		report({ answers: { ...meals(10), ...effort(4, 3, 20) } }),
		report({ answers: effort(2, 1, 12), visitedOn: '2013-05-20' }),
	];
	const [, may] = seriesPoints(reports, rules());
	expect(may!.effort).toEqual({ visits: 2, volunteers: 6, hours: 4, kilometres: 32 });
	const [, unnoted] = seriesPoints([report({ answers: meals(10) })], rules());
	expect(unnoted!.effort).toEqual({ visits: 1, volunteers: null, hours: null, kilometres: null });
});

test('BD180 corrections, disputes and imports of a step are counted, and late reports stand apart', () => {
	const revision = { kind: 'revision', id: 'x', of: 'y', base: 'y', answers: {} } as const;
	const reports = [
		report({ answers: meals(10), revisions: [revision, revision] }),
		report({ answers: meals(20), imported: true, disputed: true }),
		report({ answers: meals(400), id: 'came-late' }),
	];
	const [, may] = seriesPoints(reports, rules({ isLate: ({ id }) => id === 'came-late' }));
	expect(may).toMatchObject({ amount: { most: 30 }, corrected: 2, disputed: 1, imported: 1, late: 1 });
	expect(may!.effort.visits).toBe(2);
});

test('BD181 a series goes on when its site moves: the same people under another code are one site', () => {
	const reports = [
		report({ answers: present(50, 60), visitedOn: '2013-05-01' }),
		report({ answers: present(50, 60), visitedOn: '2013-05-20', site: 'after-the-eviction' }),
	];
	const [, apart] = seriesPoints(reports, rules({ indicator: 'present' }));
	expect(apart!.amount).toMatchObject({ least: 100, most: 120 });
	const [, one] = seriesPoints(reports, rules({ indicator: 'present', seriesOf: () => 'grande-synthe' }));
	expect(one!.amount).toMatchObject({ least: 50, most: 60 });
});

test('BD182 on one day at one site, what each association said stands side by side', () => {
	const reports = [
		report({ answers: present(60, 80) }),
		report({ answers: present(70, 75, 'counted'), association: 'auberge' }),
	];
	const steps = ['2013-05-14', '2013-05-15'];
	const [day, next] = seriesPoints(reports, rules({ indicator: 'present', steps }));
	expect(day!.beside.map(({ association, amount }) => [association, amount.least, amount.most])).toEqual([
		['salam', 60, 80],
		['auberge', 70, 75],
	]);
	expect(next!.beside).toEqual([]);
	expect(seriesPoints(reports.slice(0, 1), rules({ indicator: 'present', steps }))[0]!.beside).toEqual([]);
});

test('BD179 visits are a series of their own, and a step without one has a gap', () => {
	const points = seriesPoints([report(), report()], rules({ indicator: 'visits' }));
	expect(points.map(({ amount }) => amount?.most ?? null)).toEqual([null, 2, null]);
});
