import type { Need, Offer } from '../../domain/board/need.ts';
import type { Stream } from '../../domain/board/stream.ts';

/** What is needed and what is offered, for whoever reads the board: `GET /api/v1/needs`. */
export interface NeedsView {
	/** Server instant. */
	readonly at: string;
	/** Of the sites that are open, by sector, site and age; those done in the last days last. */
	readonly needs: readonly NeedRow[];
	/** That stand, the oldest first. */
	readonly offers: readonly OfferRow[];
	readonly sites: readonly { readonly id: string; readonly name: string }[];
	/** Associations that this person acts for. `shares`: for all to see, not only among themselves. */
	readonly mine: readonly { readonly id: string; readonly name: string; readonly shares: boolean }[];
	readonly coordinates: boolean;
	/** What to watch for changes. */
	readonly streams: readonly Stream[];
}

export interface NeedRow extends Need {
	readonly siteName: string;
	/** Of the sector. */
	readonly number: number;
	/** Names by association, of those who saw it or take care of it. */
	readonly names: Readonly<Record<string, string>>;
}

export interface OfferRow extends Offer {
	readonly names: Readonly<Record<string, string>>;
	/** Open needs of all for the same item. */
	readonly fits: readonly { readonly id: string; readonly siteName: string }[];
}

/** The line of the log that an act has become; the same act sent again answers the same. */
export interface ActReceipt {
	readonly id: string;
	readonly seq: number;
	readonly receivedAt: string;
}
