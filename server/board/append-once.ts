import { isDeepStrictEqual } from 'node:util';
import { keyOfFact, type Entry, type Fact } from '#lib/domain/board/entry.ts';
import { isReportId } from '#lib/domain/board/observation.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { BoardLog, NewLine } from './log.ts';

/** Ids are minted by whoever sends: a UUID, and nothing else that could be read as more than an id. */
export function demandActId(id: string): void {
	if (!isReportId(id)) throw new Refusal('invalid', 'act-id');
}

/** The line that stands under the id which the sender made, if this very fact was sent before; null: it is new. */
export async function sentBefore<F extends Fact>(log: BoardLog, line: NewLine<F>): Promise<Entry<F> | null> {
	const standing = await log.byKey(keyOfFact(line.fact));
	return standing && sameOrRefused(standing, line);
}

/** Keeps the fact once: sent again, it answers the same line; the same id with other content is refused. */
export async function appendOnce<F extends Fact>(
	log: BoardLog,
	line: NewLine<F>,
): Promise<{ readonly entry: Entry<F>; readonly fresh: boolean }> {
	const { entry, fresh } = await log.append(line);
	return { entry: sameOrRefused(entry, line), fresh };
}

function sameOrRefused<F extends Fact>(entry: Entry, line: NewLine<F>): Entry<F> {
	const { stream, by, association, fact } = entry;
	// whose it was may have been forgotten meanwhile
	const same =
		isDeepStrictEqual({ stream, association, fact }, plain(line)) && (by === null || by === line.by);
	if (!same) throw new Refusal('conflict', 'act-id-taken');
	return entry as Entry<F>;
}

function plain({ stream, association, fact }: NewLine): Pick<NewLine, 'stream' | 'association' | 'fact'> {
	return { stream, association, fact };
}
