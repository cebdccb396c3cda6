import type { Actor } from '#lib/domain/actor.ts';
import { eventOf } from '#lib/domain/board/board-event.ts';
import type { BoardState } from '#lib/domain/board/board-state.ts';
import { EMPTY_BOARD, foldBoard, joinBoards } from '#lib/domain/board/fold-board.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { trimBoard } from '#lib/domain/board/trim-board.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { BoardContext } from '../context.ts';
import type { StatePort } from '../ports.ts';
import { readableStreams } from './readable-streams.ts';
import { seenBy } from './seen.ts';

/** A stream as it was folded last in this process. */
interface Folded {
	readonly state: BoardState;
	/** Which site belongs to which series: another answer is another board. */
	readonly series: string;
}

/** Nothing here is the truth: each answer first reads what the log has had since, of whichever node. */
export function createStates(context: BoardContext): StatePort {
	const { log, sites, now } = context;
	const folded = new Map<Stream, Folded>();
	const turns = new Map<Stream, Promise<unknown>>();

	/** One reading of a stream after the other, so that many boards that open at once fold it once. */
	function inTurn(stream: Stream, read: () => Promise<BoardState>): Promise<BoardState> {
		const turn = (turns.get(stream) ?? Promise.resolve()).then(read);
		turns.set(
			stream,
			turn.catch(() => undefined),
		);
		return turn;
	}

	async function readStream(stream: Stream, series: ReadonlyMap<string, string>): Promise<BoardState> {
		const key = JSON.stringify([...series]);
		const known = folded.get(stream);
		const from = known?.series === key ? known.state : startOf(stream);
		const { state, erased } = await foldFrom(stream, from, series);
		// an erased line says less than what was folded from it before
		const whole = erased && from === known?.state;
		const fresh = whole ? (await foldFrom(stream, startOf(stream), series)).state : state;
		folded.set(stream, { state: fresh, series: key });
		return fresh;
	}

	async function foldFrom(stream: Stream, from: BoardState, series: ReadonlyMap<string, string>) {
		let state = from;
		let erased = false;
		for (;;) {
			const lines = await log.since(stream, state.cursor[stream] ?? 0);
			if (lines.length === 0) return { state, erased };
			erased ||= lines.some(({ fact }) => fact.kind === 'erasure');
			const { date } = parisWallClock(now());
			const seriesOf = (site: string) => series.get(site) ?? site;
			state = trimBoard(foldBoard(state, lines.map(eventOf), seriesOf), date);
		}
	}

	async function stateOf(streams: readonly Stream[]): Promise<BoardState> {
		const series = new Map((await sites.sites()).map((site) => [site.id, site.series]));
		const states = streams.map((stream) => inTurn(stream, () => readStream(stream, series)));
		return trimBoard(joinBoards(await Promise.all(states)), parisWallClock(now()).date);
	}

	return {
		stateOf,
		stateFor: async (actor: Actor) => stateOf(await readableStreams(context, actor)),
		seenBy: (stream, seq, except) => seenBy(context, stream, seq, except),
	};
}

function startOf(stream: Stream): BoardState {
	return { ...EMPTY_BOARD, cursor: { [stream]: 0 } };
}
