import { describe, expect, test } from 'vitest';
import type { ReportLine } from './board-state.ts';
import { siteCard, type Figure } from './site-card.ts';
import { knownItem } from './standard-form.ts';

const SITE = { id: 'loon', series: 'loon' };
const ITEMS = (['meals', 'present', 'water'] as const).map(knownItem);
const today = '2013-05-14';
let made = 0;

function visit(input: Partial<ReportLine>): ReportLine {
	made++;
	return {
		...{ id: `r${made}`, stream: 'network', seq: made, site: 'loon', form: 1, association: 'salam' },
		...{ visitedOn: today, visitedAt: '11:40', receivedAt: `2013-05-14T10:00:${10 + made}.000Z` },
		...{ answers: {}, words: false, round: null, late: false, imported: false },
		...{ revisions: [], variants: [], disputed: false },
		...input,
	};
}

function cardOf(...reports: ReportLine[]) {
	const state = { reports: Object.fromEntries(reports.map((report) => [report.id, report])), needs: {} };
	return siteCard(state, SITE, ITEMS, today);
}

function figureOf<K extends Figure['kind']>(card: ReturnType<typeof cardOf>, item: string, kind: K) {
	const figure = card.figures.find((each) => each.item === item);
	expect(figure?.kind).toBe(kind);
	return figure as Figure & { readonly kind: K };
}

const meals = (n: number) => ({ meals: { kind: 'count', n } }) as const;
const present = (least: number, most: number) =>
	({ present: { kind: 'estimate', least, most, method: 'counted' } }) as const;
const water = (yes: boolean) => ({ water: { kind: 'yes-no', yes } }) as const;

describe('what the board shows of a site', () => {
	test('BD78 without a visit there is no figure, not even zero', () => {
		expect(cardOf()).toMatchObject({ last: null, day: null, figures: [] });
	});

	test('BD78 meals of a day are summed; the day before is a sum, « not noted » or no visit: none of them zero', () => {
		const two = [visit({ answers: meals(40) }), visit({ answers: meals(34), association: 'auberge' })];
		const before = (...more: ReportLine[]) => figureOf(cardOf(...two, ...more), 'meals', 'sum');
		expect(before()).toMatchObject({ sum: 74, before: { day: '2013-05-13', visited: false, sum: null } });
		const yesterday = { visitedOn: '2013-05-13' };
		expect(before(visit(yesterday)).before).toEqual({ day: '2013-05-13', visited: true, sum: null });
		expect(before(visit({ ...yesterday, answers: meals(0) })).before.sum).toBe(0);
		expect(before(visit({ visitedOn: '2013-05-12', answers: meals(9) })).before.visited).toBe(false);
	});

	test('BD78 a visit that noted no meals is not a visit with none', () => {
		expect(figureOf(cardOf(visit({})), 'meals', 'sum').sum).toBeNull();
	});

	test('BD78 people present stand side by side, whoever counted them, and are never added', () => {
		const card = cardOf(
			visit({ answers: present(60, 80), visitedAt: '08:30' }),
			visit({ answers: present(70, 75), association: 'auberge', visitedAt: '11:40' }),
			visit({ answers: present(9, 9), visitedOn: '2013-05-13' }),
		);
		const told = figureOf(card, 'present', 'side-by-side').told;
		expect(told.map(({ report, answer }) => [report.association, answer])).toEqual([
			['auberge', present(70, 75).present],
			['salam', present(60, 80).present],
		]);
	});

	test('BD78 figures are of the last day with a visit, by what people said and not by when it arrived', () => {
		const card = cardOf(
			visit({ visitedOn: '2013-05-12', answers: meals(12), receivedAt: '2013-05-14T23:00:00.000Z' }),
			visit({ visitedOn: '2013-05-13', answers: meals(13), receivedAt: '2013-05-13T01:00:00.000Z' }),
		);
		expect([card.day, figureOf(card, 'meals', 'sum').sum]).toEqual(['2013-05-13', 13]);
	});

	test('BD78 what is so or not is as the last visit says, since the first that says the same, where it is known', () => {
		const seen = (yes: boolean, visitedOn: string) => visit({ answers: water(yes), visitedOn });
		const changed = cardOf(seen(true, '2013-05-10'), seen(false, '2013-05-12'), seen(false, today));
		expect(figureOf(changed, 'water', 'last')).toMatchObject({
			told: { answer: { yes: false } },
			since: { visitedOn: '2013-05-12' },
		});
		expect(figureOf(cardOf(seen(false, '2013-05-12'), seen(false, today)), 'water', 'last').since).toBeNull();
	});

	test('BD78 another site is another card', () => {
		expect(cardOf(visit({ site: 'teteghem', answers: meals(5) })).last).toBeNull();
	});
});
