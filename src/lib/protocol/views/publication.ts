import type { WhyHidden } from '../../domain/board/disclosure/choose-cells.ts';
import type { PublicIndicator } from '../../domain/board/disclosure/public-indicators.ts';
import type { PublishedMonth } from '../../domain/board/disclosure/published-month.ts';

/** A month on its way to the public. */
export interface PublicationMonth {
	readonly month: string;
	readonly state: PublicationState;
	/** YYYY-MM-DD: before that day nothing of it is published. */
	readonly from: string;
	/** Last version that was published; null: none. */
	readonly published: Pick<PublishedMonth, 'version' | 'publishedOn'> | null;
}

/**
 * `early`: not old enough · `open`: not validated · `empty`: no report at all · `ready` · `published`: as it was validated last
 */
export type PublicationState = 'early' | 'open' | 'empty' | 'ready' | 'published';

/** For the coordinator only: why a figure is hidden is itself a figure. */
export interface PublicationPreview extends PublicationMonth {
	/** As it would be published; of a month that is not ready, as it would be today. */
	readonly next: PublishedMonth;
	/** By figure, of those that somebody reported: why the coast, and which sectors by number, are hidden. */
	readonly hidden: Readonly<Partial<Record<PublicIndicator, HiddenCells>>>;
	/** Figures that stay as an earlier version says them: the difference would tell too much. */
	readonly held: readonly PublicIndicator[];
	/** Nothing that is said would be different. */
	readonly same: boolean;
}

export interface HiddenCells {
	readonly coast: WhyHidden | null;
	readonly sectors: Readonly<Record<string, WhyHidden>>;
}
