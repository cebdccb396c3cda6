import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import type { BoardState } from '#lib/domain/board/board-state.ts';
import type { FormItem } from '#lib/domain/board/form.ts';
import type { Round } from '#lib/domain/board/round.ts';
import type { Sector, Site } from '#lib/domain/board/site.ts';
import type { Cursor } from '#lib/domain/board/stream.ts';
import type { RoundsWeekView } from './rounds.ts';

/** The board as this person may read it: `GET /api/v1/board`. */
export interface BoardView {
	/** Server instant. */
	readonly at: string;
	/** YYYY-MM-DD in Paris at that instant. */
	readonly today: string;
	/** Its cursor has every stream that this person may read, those without a line too. */
	readonly state: BoardState;
	readonly sectors: readonly Sector[];
	/** Open ones and those of the past, by name. Never where they are. */
	readonly sites: readonly BoardSite[];
	/** Of the network, by name. */
	readonly associations: readonly { readonly id: string; readonly name: string }[];
	/** Associations that this person acts for on the board; the coordinator has none by that. */
	readonly mine: readonly string[];
	readonly seen: readonly SeenLine[];
	/** Planned visits from today on. */
	readonly rounds: readonly Round[];
	/** Who goes when in this week. */
	readonly week: RoundsWeekView;
}

export interface BoardSite extends Pick<
	Site,
	'id' | 'name' | 'sector' | 'series' | 'state' | 'openedOn' | 'endedOn' | 'followedBy' | 'mealDays'
> {
	/** What is asked there now, and whatever else the shown reports answer. */
	readonly items: readonly FormItem[];
}

/** How far the boards of an association have shown, and when one of them was open last. */
export interface SeenLine {
	readonly association: string;
	readonly cursor: Cursor;
	/** Server instant. */
	readonly at: string;
}

/** What came after a cursor: `GET /api/v1/board/events`. */
export interface BoardNews {
	/** Server instant. */
	readonly at: string;
	readonly today: string;
	/** By stream, each in its order. */
	readonly events: readonly BoardEvent[];
	/** Every stream that this person may read now: one that is missing may no longer be shown. */
	readonly next: Cursor;
	/** It was too much, or a stream is new: the whole board has to be read again. */
	readonly reload: boolean;
	readonly seen: readonly SeenLine[];
}
