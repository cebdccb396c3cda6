import type { Actor } from '#lib/domain/actor.ts';
import type { BoardState, ReportLine } from '#lib/domain/board/board-state.ts';
import type { Observation, ObservationReceipt } from '#lib/domain/board/observation.ts';
import type { Origin } from '#lib/domain/board/entry.ts';
import type { Round } from '#lib/domain/board/round.ts';
import type { Stream } from '#lib/domain/board/stream.ts';

/** What the parts of the board ask of one another. Unless they take an actor, these ask nobody: the caller must. */
export interface StatePort {
	/** These streams, folded up to their last line. */
	stateOf(streams: readonly Stream[]): Promise<BoardState>;
	/** Every stream that this actor may read. */
	stateFor(actor: Actor): Promise<BoardState>;
	/** Associations, other than `except`, one of whose people had a board open that showed this line. */
	seenBy(stream: Stream, seq: number, except: string | null): Promise<readonly string[]>;
}

export interface ReportPort {
	/** As they stand now, of the visits of this month (YYYY-MM), in their order. */
	reportsOfMonth(stream: Stream, month: string): Promise<readonly ReportLine[]>;
	/** Keeps an imported one in the network's stream; the same again answers the same receipt. */
	keepImported(report: Observation, association: string | null, origin: Origin): Promise<ObservationReceipt>;
}

export interface RoundPort {
	/** Planned visits of these days, both included (YYYY-MM-DD), by day and hour. */
	roundsBetween(first: string, last: string): Promise<readonly Round[]>;
}
