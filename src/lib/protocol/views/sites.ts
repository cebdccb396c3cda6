import type { FormItem } from '#lib/domain/board/form.ts';
import type { SiteAct, SiteState } from '#lib/domain/board/site.ts';

/** A sector and its sites, for whoever may read sites. Where a site lies is in none of these views. */
export interface SectorView {
	readonly id: string;
	readonly number: number;
	readonly name: string;
	readonly towns: readonly string[];
	/** Open ones first, by name. */
	readonly sites: readonly SiteRow[];
}

export interface SiteRow {
	readonly id: string;
	readonly name: string;
	readonly state: SiteState;
	readonly openedOn: string;
	readonly endedOn: string | null;
}

export interface SitesView {
	readonly sectors: readonly SectorView[];
	readonly manages: boolean;
}

export interface SiteView extends SiteRow {
	readonly sector: { readonly id: string; readonly number: number; readonly name: string };
	readonly mealDays: readonly number[];
	readonly form: number;
	/** What happened to it, in its order, with what other sites did that concerns it. */
	readonly life: readonly LifeLine[];
	/** Sites whose figures go on in the same line, this one among them; by their opening. */
	readonly series: readonly SiteRow[];
	readonly manages: boolean;
	/** May be told where it is. */
	readonly placed: boolean;
}

export interface LifeLine {
	/** `joined`: another site was merged into this one. */
	readonly act: SiteAct | 'joined';
	readonly on: string;
	/** Of a renaming: from which name to which. */
	readonly names: readonly [string, string] | null;
	/** The other site; null: none, or it is not there. */
	readonly site: SiteRow | null;
}

export interface FormVersion {
	readonly number: number;
	readonly createdAt: string;
	/** Empty when unknown. */
	readonly createdByName: string;
	readonly items: readonly FormItem[];
}

export interface FormsView {
	readonly site: SiteRow;
	/** The last first; never empty. */
	readonly versions: readonly FormVersion[];
	/** Other sites whose form may be copied. */
	readonly others: readonly { readonly id: string; readonly name: string }[];
	readonly manages: boolean;
}

export interface PlaceView {
	readonly latitude: number;
	readonly longitude: number;
	readonly way: string;
	readonly changedAt: string;
	/** Empty when unknown. */
	readonly changedByName: string;
}

export type LifeChange =
	/** Opens the site where people went: `name` and `sector` are the new one's. */
	| { readonly act: 'moved'; readonly on?: string; readonly name: string; readonly sector: string }
	| { readonly act: 'merged'; readonly on?: string; readonly into: string }
	| { readonly act: 'evicted' | 'closed' | 'reopened'; readonly on?: string };

export interface PlaceInput {
	readonly latitude: number;
	readonly longitude: number;
	readonly way: string;
}
