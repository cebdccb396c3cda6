import { isRoundsDocument } from '#lib/domain/board/round.ts';
import type { LiveService } from '../../live/service.ts';

/** Boards read all of themselves again for it, so a week that is being planned is told once for many changes. In ms. */
const TELL_AFTER = 200;
const AT_MOST_EVERY = 3_000;

/** Tells open boards that planned rounds changed; to be called with each document of which more is kept. */
export function tellRounds({ announce }: Pick<LiveService, 'announce'>): (document: string) => void {
	let waiting: NodeJS.Timeout | null = null;
	let toldAt = -Infinity;

	return (document) => {
		if (!isRoundsDocument(document) || waiting) return;
		const wait = Math.max(TELL_AFTER, toldAt + AT_MOST_EVERY - performance.now());
		waiting = setTimeout(() => {
			waiting = null;
			toldAt = performance.now();
			announce(['board']);
		}, wait);
		waiting.unref();
	};
}
