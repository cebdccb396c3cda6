import type { PublicIndicator } from './public-indicators.ts';

/**
 * What the public reads of one month: made once, never changed, and followed by the next version when the month was validated
 * anew. It names no site and no association, and does not say why a figure is hidden: the reason would be one.
 */
export interface PublishedMonth {
	/** YYYY-MM */
	readonly month: string;
	readonly version: number;
	/** YYYY-MM-DD */
	readonly publishedOn: string;
	/** Numbers of the sectors, in order. */
	readonly sectors: readonly number[];
	readonly figures: Readonly<Partial<Record<PublicIndicator, PublicFigure>>>;
}

export interface PublicFigure {
	readonly coast: Told;
	/** By number; empty for what is told of the whole coast only. */
	readonly sectors: Readonly<Record<string, Told>>;
}

/** `hidden`: too few places, or none: which of both is not said. `unasked`: nobody reported it. */
export type Told =
	| { readonly kind: 'hidden' }
	| { readonly kind: 'no-visit' }
	| { readonly kind: 'unasked' }
	/** Of a plain count both ends are the same. */
	| { readonly kind: 'told'; readonly least: ToldCount; readonly most: ToldCount };

/** `few`: fewer than the smallest number that is said. */
export type ToldCount = number | 'few';

export const HIDDEN: Told = { kind: 'hidden' };
export const NO_VISIT: Told = { kind: 'no-visit' };
export const UNASKED: Told = { kind: 'unasked' };
