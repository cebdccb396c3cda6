import type { BoardState } from '#lib/domain/board/board-state.ts';
import { siteCard } from '#lib/domain/board/site-card.ts';
import type { Site } from '#lib/domain/board/site.ts';
import { KEPT_BOARD, type KeptBoard, type KeptSite } from './kept-board.ts';

/** What the board page knows of a site. */
export interface SiteToKeep extends Pick<Site, 'id' | 'name' | 'series'> {
	readonly sector: { readonly number: number };
}

/** Keeps the board that is on the screen for where there is no network; the one before is gone. Never fails. */
export function keepBoard(
	person: string,
	state: BoardState,
	sites: readonly SiteToKeep[],
	{ at, today }: { readonly at: string; readonly today: string },
): void {
	const board: KeptBoard = {
		person,
		at,
		keptAt: Date.now(),
		sites: sites.map((site) => siteToKeep(state, site, today)),
	};
	try {
		localStorage.setItem(KEPT_BOARD, JSON.stringify(board));
	} catch {
		// storage is full or forbidden: there is the board on the screen
	}
}

function siteToKeep(state: BoardState, site: SiteToKeep, today: string): KeptSite {
	const { last, figures, needs } = siteCard(state, site, [], today);
	const present = figures.flatMap((figure) =>
		figure.item === 'present' && figure.kind === 'side-by-side'
			? figure.told.flatMap(({ answer }) =>
					answer.kind === 'estimate' ? [{ least: answer.least, most: answer.most }] : [],
				)
			: [],
	);
	const meals = figures.find((figure) => figure.item === 'meals');
	return {
		id: site.id,
		name: site.name,
		sector: site.sector.number,
		visitedOn: last?.visitedOn ?? null,
		visitedAt: last?.visitedAt ?? null,
		present,
		meals: meals?.kind === 'sum' ? meals.sum : null,
		needs: needs.filter(({ state }) => state === 'open' || state === 'taken').map(({ item }) => item),
	};
}
