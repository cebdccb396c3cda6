import type { Acceptance, Agreement } from '#lib/domain/board/agreement.ts';
import type { AuditLine } from '#lib/domain/board/audit.ts';
import { keyOfFact, type Entry, type Fact } from '#lib/domain/board/entry.ts';
import type { Form } from '#lib/domain/board/form.ts';
import type { Grant } from '#lib/domain/board/grant.ts';
import { shortCode } from '#lib/domain/board/observation.ts';
import type { Place, Sector, Site } from '#lib/domain/board/site.ts';
import type { SeenLine } from '#lib/protocol/views/board.ts';
import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import { collection } from '../storage/records.ts';

/** Id: `<stream>/<seq, ten digits>`, so that a stream is read in its order. */
export const entries = collection<Entry>('board-log', {
	unique: { key: ({ fact }) => keyOfFact(fact) },
	indexes: {
		about: ({ fact }) => aboutOf(fact),
		/** Short code of a report. */
		code: ({ fact }) => (fact.kind === 'observation' ? [shortCode(fact.report.id)] : []),
		/** `<stream>/<YYYY-MM>` of the visits that a line tells of. */
		month: ({ stream, fact }) => monthsOf(fact).map((month) => `${stream}/${month}`),
	},
});

/** Ids of what a line is about: a report, an alert, an offer. */
export function aboutOf(fact: Fact): readonly string[] {
	switch (fact.kind) {
		case 'observation':
		case 'variant':
			return [fact.report.id];
		case 'revision':
			return [fact.revision.of];
		case 'offer':
		case 'alert':
			return [fact.id];
		case 'erasure':
		case 'offer-act':
		case 'alert-act':
			return [fact.of];
		default:
			return [];
	}
}

/** YYYY-MM of the visits that a line tells of. */
export function monthsOf(fact: Fact): readonly string[] {
	switch (fact.kind) {
		case 'observation':
			return [fact.report.visitedOn.slice(0, 7)];
		case 'variant':
		case 'erasure':
			return [fact.firstOn.slice(0, 7)];
		case 'revision':
			return [fact.firstOn, fact.revision.visitedOn ?? fact.firstOn].map((day) => day.slice(0, 7));
		default:
			return [];
	}
}

export const sites = collection<Site>('sites', {
	unique: {
		name: ({ name, state }) => (state === 'open' ? foldName(name) : null),
		// a series lives at one place at a time
		series: ({ series, state }) => (state === 'open' ? series : null),
	},
});
export const sectors = collection<Sector>('sectors', { unique: { number: ({ number }) => String(number) } });
/** Id: `<site>/<number>` */
export const forms = collection<Form>('site-forms', { indexes: { site: ({ site }) => [site] } });
/** The one table that says where a site is. Id: the site's. */
export const places = collection<Place>('site-places');

/** Id: its number. */
export const agreements = collection<Agreement>('board-agreements');
/** Id: `<number>/<association>` */
export const acceptances = collection<Acceptance>('board-acceptances', {
	indexes: { agreement: ({ agreement }) => [String(agreement)] },
});
export const grants = collection<Grant>('board-grants', {
	unique: { once: ({ person, to }) => `${to}/${person}` },
	indexes: { to: ({ to }) => [to] },
});
export const auditLines = collection<AuditLine>('board-audit');

/** A month whose figures were validated. Id: YYYY-MM. */
export interface Period {
	readonly month: string;
	readonly state: 'open' | 'locked';
	/** 1 at the first validation, one more at each later one. */
	readonly version: number;
	readonly changedAt: string;
	readonly changedBy: string;
}
export const periods = collection<Period>('board-periods');

/** What the coordinator set for the board as a whole; one record. */
export interface BoardSettings {
	/** Id of the working group that reads alerts; null: nobody was chosen yet, alerts go to the whole network. */
	readonly alertGroup: string | null;
}
export const boardSettings = collection<BoardSettings>('board-settings');
export const ONLY = 'board';

/** How far the boards of an association have shown. Id: the association's. */
export const boardSeen = collection<SeenLine>('board-seen');
