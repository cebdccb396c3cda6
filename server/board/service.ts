import type { BoardFacts } from '#lib/domain/board/agreement.ts';

/** The camp board: sites, reports, needs, alerts, rounds, figures. Every method asks `can` with its actor and throws Refusal. */
export interface BoardService {
	/** For `can`. Asks nobody. */
	facts(): Promise<BoardFacts>;
	/** What falls due by itself, at this instant: texts to erase, lines to purge. Called now and then. */
	sweep(): Promise<void>;
}
