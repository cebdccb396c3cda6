import type { Actor } from '#lib/domain/actor.ts';
import type { Form } from '#lib/domain/board/form.ts';
import type { Sector, Site } from '#lib/domain/board/site.ts';
import type {
	FormsView,
	LifeChange,
	PlaceInput,
	PlaceView,
	SitesView,
	SiteView,
} from '#lib/protocol/views/sites.ts';

/** Sites, their sectors, forms and places. Every method with an actor asks `can` and throws Refusal. */
export interface SitesService {
	list(actor: Actor): Promise<SitesView>;
	view(actor: Actor, site: string): Promise<SiteView>;
	addSector(actor: Actor, input: NewSector): Promise<Sector>;
	editSector(actor: Actor, sector: string, changes: Partial<NewSector>): Promise<Sector>;
	/** Opens a site with the standard form, or that of another site. */
	openSite(actor: Actor, input: NewSite): Promise<Site>;
	/** Only what was sent. A new name is noted in its life. */
	editSite(actor: Actor, site: string, changes: SiteChanges): Promise<Site>;
	/** Answers the site as it stands after it: when it moved, the new one. */
	changeSite(actor: Actor, site: string, change: LifeChange): Promise<Site>;

	form(actor: Actor, site: string): Promise<FormsView>;
	/**
	 * Keeps these items as the next version, from now on. `base`: number of the version that they were made from; refused when
	 * another one was made meanwhile. Left out: whatever it is.
	 */
	setForm(actor: Actor, site: string, items: unknown, base?: number): Promise<Form>;

	/** Where it is; noted before it is answered. Null: nobody has written it down. */
	place(actor: Actor, site: string): Promise<PlaceView | null>;
	setPlace(actor: Actor, site: string, input: PlaceInput): Promise<void>;
	removePlace(actor: Actor, site: string): Promise<void>;
	/** Forgets where sites were that are not there any more. */
	sweep(): Promise<void>;
}

export interface NewSector {
	/** Left out: the next one. */
	readonly number?: number;
	readonly name: string;
	/** Of the map; each in one sector. */
	readonly towns?: readonly string[];
}

export interface NewSite {
	readonly name: string;
	readonly sector: string;
	/** YYYY-MM-DD; left out: today. */
	readonly openedOn?: string;
	readonly mealDays?: readonly number[];
	/** Id of a site whose form is taken over. */
	readonly formOf?: string;
}

export interface SiteChanges {
	readonly name?: string;
	readonly sector?: string;
	readonly mealDays?: readonly number[];
}
