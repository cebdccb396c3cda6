import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';

/** Figures that the public may read: apart from everything else, added and never changed. */
export interface Published {
	/** False when this version of the month is there already: what is published stays as it is. On disk when it resolves. */
	put(month: PublishedMonth): Promise<boolean>;
	/** All that the public's way in holds: it can neither write nor reach anything else that is kept. */
	readonly reader: PublishedReader;
}

export interface PublishedReader {
	/** The last version of every month, by month. */
	latest(): Promise<readonly PublishedMonth[]>;
	/** Every version of a month, the first first. */
	versions(month: string): Promise<readonly PublishedMonth[]>;
}
