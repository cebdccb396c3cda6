import { eventOf } from '#lib/domain/board/board-event.ts';
import type { Entry } from '#lib/domain/board/entry.ts';
import type { LiveService } from '../../live/service.ts';

/** Bytes of JSON. */
export const LARGEST_EVENT = 1024;

/** Open boards are told of a line; of one that is too large for every bad connection only that it is there: they ask for it. */
export function tellLine(live: Pick<LiveService, 'announce' | 'tell'>, entry: Entry): void {
	const topic = `board:${entry.stream}` as const;
	const event = eventOf(entry);
	if (Buffer.byteLength(JSON.stringify(event)) > LARGEST_EVENT) live.announce([topic]);
	else live.tell(topic, event);
}
