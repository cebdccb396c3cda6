import type { NeedItem } from '#lib/domain/board/need.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';

/**
 * The last board as this phone keeps it, for where there is no network: numbers only. No text that anybody wrote, no alert, no
 * name of an association or person but the id of the one who may see it.
 */
export interface KeptBoard {
	readonly person: string;
	/** Server instant of what it shows. */
	readonly at: string;
	/** What this phone's clock said then, in ms: only to know how long it has been here. */
	readonly keptAt: number;
	readonly sites: readonly KeptSite[];
}

export interface KeptSite {
	readonly id: string;
	readonly name: string;
	/** Number of its sector. */
	readonly sector: number;
	/** YYYY-MM-DD of the last visit; null: none is known, which is not zero. */
	readonly visitedOn: string | null;
	readonly visitedAt: string | null;
	/** Side by side: several associations may have counted the same people. */
	readonly present: readonly { readonly least: number; readonly most: number }[];
	readonly meals: number | null;
	readonly needs: readonly NeedItem[];
}

export const KEPT_BOARD = 'tablee-board';
const LONGEST = THRESHOLDS.boardOnPhoneHours * 60 * 60_000;

/** Null, and nothing is left of it: there is none, it is somebody else's, or it has been here for too long. */
export function readKeptBoard(person: string, now: number): KeptBoard | null {
	try {
		const text = localStorage.getItem(KEPT_BOARD);
		if (text === null) return null;
		const board = JSON.parse(text) as KeptBoard;
		// a clock that was set back says nothing about how long it has been
		const isFresh = now >= board.keptAt && now - board.keptAt <= LONGEST;
		if (board.person === person && isFresh) return board;
		forgetKeptBoard();
		return null;
	} catch {
		forgetKeptBoard();
		return null;
	}
}

export function forgetKeptBoard(): void {
	try {
		localStorage.removeItem(KEPT_BOARD);
	} catch {
		// storage is forbidden: nothing was kept
	}
}

/** At each contact with the server: whose right is gone, or who is somebody else, has no board on this phone. */
export function checkKeptBoard(reader: { readonly id: string; readonly board: boolean } | null): void {
	if (reader?.board) readKeptBoard(reader.id, Date.now());
	else forgetKeptBoard();
}
