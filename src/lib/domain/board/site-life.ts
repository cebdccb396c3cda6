import type { Site, SiteAct, SiteChange, SiteState } from './site.ts';

/** Which state each act leads to, and from which it may be done. */
const ACTS: Readonly<
	Record<Exclude<SiteAct, 'opened'>, { readonly from: readonly SiteState[]; readonly to: SiteState }>
> = {
	renamed: { from: ['open'], to: 'open' },
	moved: { from: ['open'], to: 'moved' },
	merged: { from: ['open'], to: 'merged' },
	evicted: { from: ['open'], to: 'evicted' },
	closed: { from: ['open'], to: 'closed' },
	reopened: { from: ['moved', 'merged', 'evicted', 'closed'], to: 'open' },
};

export type LifeAct =
	| { readonly act: 'renamed'; readonly name: string }
	/** `site`: where people went. */
	| { readonly act: 'moved' | 'merged'; readonly site: string }
	| { readonly act: 'evicted' | 'closed' | 'reopened' };

export type LifeRefusal = 'site-no-way' | 'site-day' | 'site-into-itself' | 'site-series-lives';

/**
 * The rule that says no, or null. `today`: YYYY-MM-DD in Paris. `seriesLives`: another site of this series is open, so
 * that this one can't be: its figures would go on at two places.
 */
export function refuseAct(
	site: Pick<Site, 'id' | 'state' | 'history'>,
	act: LifeAct,
	on: string,
	today: string,
	seriesLives: boolean,
): LifeRefusal | null {
	if (!ACTS[act.act].from.includes(site.state)) return 'site-no-way';
	// a life is read in its order
	if (on > today || on < (site.history.at(-1)?.on ?? '')) return 'site-day';
	if ('site' in act && act.site === site.id) return 'site-into-itself';
	if (act.act === 'reopened' && seriesLives) return 'site-series-lives';
	return null;
}

/** The acts that it may go through now. */
export function actsOf(state: SiteState): readonly Exclude<SiteAct, 'opened'>[] {
	return (Object.keys(ACTS) as Exclude<SiteAct, 'opened'>[]).filter((act) => ACTS[act].from.includes(state));
}

/** The site after it. Its series stays: what moved goes on under it, what was merged or evicted ends under it. */
export function applyAct(site: Site, act: LifeAct, on: string, at: string): Site {
	const state = ACTS[act.act].to;
	const change: SiteChange = {
		act: act.act,
		on,
		at,
		name: act.act === 'renamed' ? site.name : null,
		site: 'site' in act ? act.site : null,
	};
	return {
		...site,
		name: act.act === 'renamed' ? act.name : site.name,
		state,
		endedOn: state === 'open' ? null : on,
		followedBy: 'site' in act ? act.site : null,
		history: [...site.history, change],
	};
}

/** How a life begins: by itself, or by a move of this site. */
export function openedAs(on: string, at: string, from: string | null): readonly SiteChange[] {
	return [{ act: 'opened', on, at, name: null, site: from }];
}
