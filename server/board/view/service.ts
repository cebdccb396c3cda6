import type { Actor } from '#lib/domain/actor.ts';
import type { Cursor } from '#lib/domain/board/stream.ts';
import type { BoardNews, BoardView } from '#lib/protocol/views/board.ts';

/** The live board as one person may read it. */
export interface ViewService {
	read(actor: Actor): Promise<BoardView>;
	/** What came after this cursor, each line by the rights of this instant. */
	since(actor: Actor, cursor: Cursor): Promise<BoardNews>;
	/** A board of this person shows everything up to here. */
	seen(actor: Actor, cursor: Cursor): Promise<void>;
}
