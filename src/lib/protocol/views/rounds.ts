import type { ReportLine } from '../../domain/board/board-state.ts';
import type { Round } from '../../domain/board/round.ts';
import type { Site } from '../../domain/board/site.ts';

/** The planned visits of a week, and what one must know to say what is missing in it. */
export interface RoundsWeekView {
	/** `2013-W20` */
	readonly week: string;
	/** YYYY-MM-DD */
	readonly monday: string;
	readonly previous: string;
	readonly next: string;
	/** Name of its live document. */
	readonly document: string;
	/** Server time, in ms. */
	readonly now: number;
	/** Open ones, and those that were there in this week, by name. */
	readonly sites: readonly RoundSite[];
	/** Every member association that is or was of the network, by name. */
	readonly associations: readonly RoundAssociation[];
	readonly rounds: readonly Round[];
	/** Reports of this week that this reader may read. */
	readonly reports: readonly RoundReport[];
	/** What one's associations had planned the week before. */
	readonly weekBefore: readonly Round[];
	readonly may: { readonly plan: boolean };
}

export type RoundSite = Pick<Site, 'id' | 'name' | 'state' | 'openedOn' | 'endedOn' | 'mealDays'>;

export interface RoundAssociation {
	readonly id: string;
	readonly name: string;
	/** This reader may plan for it. */
	readonly mine: boolean;
}

/** Of its answers only the meals. */
export type RoundReport = Pick<ReportLine, 'id' | 'site' | 'visitedOn' | 'association' | 'round' | 'answers'>;
