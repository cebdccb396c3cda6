import type { PersonActor } from '#lib/domain/actor.ts';
import { splitStream, type Cursor, type Stream } from '#lib/domain/board/stream.ts';
import type { SeenLine } from '#lib/protocol/views/board.ts';
import { listAll } from '../../network/read-all.ts';
import { revise } from '../../network/revise.ts';
import { boardSeen } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';

/** An open board says every minute that it is there: what says nothing new is kept this seldom, in ms. */
const KEPT_EVERY = 45_000;

/**
 * How far a board of one of these associations has shown. Never further than the log goes, and never back; what an
 * association keeps for itself nobody else has to know of.
 */
export async function noteSeen(
	context: Pick<BoardContext, 'records' | 'now'>,
	associations: readonly string[],
	shown: Cursor,
	heads: Cursor,
): Promise<void> {
	const cursor: Partial<Record<Stream, number>> = {};
	for (const [stream, head] of Object.entries(heads) as [Stream, number][]) {
		if (splitStream(stream).level === 'association') continue;
		cursor[stream] = Math.min(shown[stream] ?? 0, head);
	}
	const at = instantOf(context);
	for (const association of associations) {
		if (await context.records.insert(boardSeen, association, { association, cursor, at })) continue;
		await revise(context.records, boardSeen, association, (line) => further(line, cursor, at));
	}
}

function further(line: SeenLine, cursor: Cursor, at: string): SeenLine {
	const streams = Object.keys(cursor) as Stream[];
	const moved = streams.some((stream) => (cursor[stream] ?? 0) > (line.cursor[stream] ?? 0));
	if (!moved && Date.parse(at) - Date.parse(line.at) < KEPT_EVERY) return line;
	const furthest = streams.map((stream) => [stream, Math.max(cursor[stream] ?? 0, line.cursor[stream] ?? 0)]);
	return { ...line, cursor: { ...line.cursor, ...(Object.fromEntries(furthest) as Cursor) }, at };
}

/** Of these streams only: that a group was told something is for who may read it. */
export async function readSeen(
	{ records }: Pick<BoardContext, 'records'>,
	streams: readonly string[],
): Promise<readonly SeenLine[]> {
	return (await listAll(records, boardSeen)).map(({ value: { association, cursor, at } }) => ({
		association,
		cursor: Object.fromEntries(Object.entries(cursor).filter(([stream]) => streams.includes(stream))),
		at,
	}));
}

export async function seenBy(
	context: Pick<BoardContext, 'records'>,
	stream: Stream,
	seq: number,
	except: string | null,
): Promise<readonly string[]> {
	return (await readSeen(context, [stream]))
		.filter(({ association, cursor }) => association !== except && (cursor[stream] ?? 0) >= seq)
		.map(({ association }) => association);
}

/** Those in whose name this person looks: associations that share what they see. */
export function looksFor(actor: PersonActor, agreed: readonly string[]): readonly string[] {
	return actor.memberships
		.filter(({ kind, association }) => kind === 'member' && agreed.includes(association))
		.map(({ association }) => association);
}
