import { expect, test } from 'vitest';
import { actsOf, applyAct, openedAs, refuseAct, type LifeAct } from './site-life.ts';
import { SITE_ACTS, SITE_STATES, type Site, type SiteState } from './site.ts';

const AT = '2013-05-14T10:00:00.000Z';

function siteIn(state: SiteState): Site {
	return {
		id: 'loon-plage',
		name: 'Loon-Plage',
		sector: 'dunkerquois',
		series: 'loon-plage',
		state,
		openedOn: '2013-01-07',
		endedOn: state === 'open' ? null : '2013-04-02',
		followedBy: state === 'moved' || state === 'merged' ? 'mardyck' : null,
		form: 1,
		mealDays: [],
		history: openedAs('2013-01-07', AT, null),
		createdAt: AT,
		createdBy: 'somebody',
	};
}

const ACTS: readonly LifeAct[] = [
	{ act: 'renamed', name: 'Loon-Plage 2' },
	{ act: 'moved', site: 'mardyck' },
	{ act: 'merged', site: 'mardyck' },
	{ act: 'evicted' },
	{ act: 'closed' },
	{ act: 'reopened' },
];

/** Which state an act leads to; none: it can't be. */
const TABLE: Readonly<Record<SiteState, Partial<Record<LifeAct['act'], SiteState>>>> = {
	open: { renamed: 'open', moved: 'moved', merged: 'merged', evicted: 'evicted', closed: 'closed' },
	moved: { reopened: 'open' },
	merged: { reopened: 'open' },
	evicted: { reopened: 'open' },
	closed: { reopened: 'open' },
};

test('BD96 the life of a site follows one table', () => {
	expect(ACTS.map(({ act }) => act)).toEqual(SITE_ACTS.slice(1));
	for (const state of SITE_STATES) {
		const site = siteIn(state);
		for (const act of ACTS) {
			const to = TABLE[state][act.act];
			const refused = refuseAct(site, act, '2013-05-14', '2013-05-14', false);
			expect({ state, act: act.act, refused }).toEqual({
				state,
				act: act.act,
				refused: to === undefined ? 'site-no-way' : null,
			});
			if (to !== undefined) expect(applyAct(site, act, '2013-05-14', AT).state).toBe(to);
		}
		expect(actsOf(state)).toEqual(Object.keys(TABLE[state]));
	}
});

test('BD96 its history grows by one line and nothing of it changes', () => {
	const site = siteIn('open');
	const renamed = applyAct(site, ACTS[0]!, '2013-02-01', AT);
	expect(renamed).toMatchObject({ name: 'Loon-Plage 2', state: 'open', endedOn: null });
	expect(renamed.history).toEqual([
		...site.history,
		{ act: 'renamed', on: '2013-02-01', at: AT, name: 'Loon-Plage', site: null },
	]);
	const evicted = applyAct(renamed, { act: 'evicted' }, '2013-04-02', AT);
	expect(evicted).toMatchObject({ state: 'evicted', endedOn: '2013-04-02', followedBy: null });
	expect(evicted.history.slice(0, 2)).toEqual(renamed.history);
	const back = applyAct(evicted, { act: 'reopened' }, '2013-04-20', AT);
	expect(back).toMatchObject({ state: 'open', endedOn: null, openedOn: '2013-01-07' });
});

test('BD97 the series stays whatever happens to the site', () => {
	for (const act of ACTS) {
		const site = siteIn(act.act === 'reopened' ? 'evicted' : 'open');
		expect(applyAct(site, act, '2013-05-14', AT).series).toBe('loon-plage');
	}
});

test('BD97 a site comes back only when its series lives nowhere else', () => {
	const reopen: LifeAct = { act: 'reopened' };
	expect(refuseAct(siteIn('moved'), reopen, '2013-05-14', '2013-05-14', true)).toBe('site-series-lives');
	expect(refuseAct(siteIn('moved'), reopen, '2013-05-14', '2013-05-14', false)).toBeNull();
});

test('BD96 a life is read in its order: no day before its last change, none to come', () => {
	const site = applyAct(siteIn('open'), ACTS[0]!, '2013-02-01', AT);
	const close: LifeAct = { act: 'closed' };
	expect(refuseAct(site, close, '2013-01-31', '2013-05-14', false)).toBe('site-day');
	expect(refuseAct(site, close, '2013-05-15', '2013-05-14', false)).toBe('site-day');
	expect(refuseAct(site, close, '2013-02-01', '2013-05-14', false)).toBeNull();
});

test('BD96 a site goes nowhere by going into itself', () => {
	const into: LifeAct = { act: 'merged', site: 'loon-plage' };
	expect(refuseAct(siteIn('open'), into, '2013-05-14', '2013-05-14', false)).toBe('site-into-itself');
});
