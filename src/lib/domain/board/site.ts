/**
 * A camp or squat, known by code and sector. Where exactly it lies stands in a record of its own (place.ts), which only
 * those read who need it.
 */
export interface Site {
	/** Slug, never reused. */
	readonly id: string;
	/** How people call it: a town and perhaps a number, never a landmark. */
	readonly name: string;
	/** Id of its sector. */
	readonly sector: string;
	/** Its figures go on under this id when it moves or is merged: the id of the first site of the series. */
	readonly series: string;
	readonly state: SiteState;
	/** YYYY-MM-DD */
	readonly openedOn: string;
	/** YYYY-MM-DD; null while it is there. */
	readonly endedOn: string | null;
	/** Where people went, when it moved or was merged: the id of that site. */
	readonly followedBy: string | null;
	/** Number of the form that is filled in there now. */
	readonly form: number;
	/** Days on which a meal is hoped for, 1 Monday to 7 Sunday: a day without a planned one is shown as a gap. */
	readonly mealDays: readonly number[];
	/** What happened to it, in its order: opened first. */
	readonly history: readonly SiteChange[];
	readonly createdAt: string;
	readonly createdBy: string;
}

export interface SiteChange {
	readonly act: SiteAct;
	/** YYYY-MM-DD: when it happened. */
	readonly on: string;
	/** Server instant at which it was noted. */
	readonly at: string;
	/** Of a renaming: what it was called before; null otherwise. */
	readonly name: string | null;
	/** Where people went (moved, merged) or came from (opened by a move): that site's id; null otherwise. */
	readonly site: string | null;
}

export const SITE_ACTS = ['opened', 'renamed', 'moved', 'merged', 'evicted', 'closed', 'reopened'] as const;
export type SiteAct = (typeof SITE_ACTS)[number];

/** open; moved: the same people, elsewhere; merged: into another site; evicted: by the police; closed: nobody is left. */
export const SITE_STATES = ['open', 'moved', 'merged', 'evicted', 'closed'] as const;
export type SiteState = (typeof SITE_STATES)[number];

/** A part of the coast: several towns. In public, a sector is its number. */
export interface Sector {
	/** Slug */
	readonly id: string;
	/** 1, 2, 3 …: « secteur 3 » */
	readonly number: number;
	readonly name: string;
	/** Towns of the map (map-towns.ts) that it covers. */
	readonly towns: readonly string[];
}

/** Where it is. Never leaves the page of those who may see it. */
export interface Place {
	readonly site: string;
	/** Degrees, WGS 84. */
	readonly latitude: number;
	readonly longitude: number;
	/** How to get there. */
	readonly way: string;
	readonly changedAt: string;
	readonly changedBy: string;
}
