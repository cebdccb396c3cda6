import type { Actor } from '#lib/domain/actor.ts';
import type { Round } from '#lib/domain/board/round.ts';
import type { RoundsWeekView } from '#lib/protocol/views/rounds.ts';

/** Planned visits. They are arranged through sync; this reads them, and adds single ones. */
export interface RoundsService {
	/** `week`: `2013-W20`; empty: the one that it is. */
	week(actor: Actor, week: string): Promise<RoundsWeekView>;
	propose(actor: Actor, round: Omit<Round, 'id'>): Promise<Round>;
	/** From today on, of the associations of this actor, the next first, at most so many. None for who reads no board. */
	nextOf(actor: Actor, most: number): Promise<readonly (Round & { readonly siteName: string })[]>;
}
