import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import { cursorText } from '#lib/domain/board/cursor-text.ts';
import { EMPTY_BOARD, foldBoard, isNext, withoutStream } from '#lib/domain/board/fold-board.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { trimBoard } from '#lib/domain/board/trim-board.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { Topic } from '#lib/protocol/live.ts';
import type { BoardNews, BoardView } from '#lib/protocol/views/board.ts';

/** A board that the server has not confirmed for longer than this says so, in ms. */
const STALE_AFTER = 120_000;
const CHECK_EVERY = 60_000;
/** What could not be watched is tried again, in ms: meanwhile the checks of every minute bring what is new. */
const TRY_AGAIN_AFTER = 30_000;
/** Ages are read again this often, in ms. */
const TICK_EVERY = 15_000;
/** Two hundred boards that are told of the same report don't all say at once that they show it. */
const SAY_SEEN_WITHIN = { least: 1_000, most: 8_000 };

/**
 * An open board. What is told by socket is folded into it; a hole, a connection that begins again, a page that was asleep and
 * every minute are answered by asking what came after its cursor. What may no longer be read is gone from it at once.
 */
export class LiveBoard {
	#view: BoardView = $state.raw() as BoardView;
	#ticks = $state(0);
	/** On this device's clock, in ms: when the server last said that this is all there is. */
	#confirmedAt = $state(0);
	/** How far the server's clock is ahead of this device's, in ms. */
	#ahead = $state(0);
	/** The right to it is gone. */
	gone = $state(false);
	/** The report that arrived last while this was open. */
	arrived: { readonly site: string; readonly association: string | null } | null = $state.raw(null);

	#stopped = true;
	#asking = false;
	#asked: 'nothing' | 'news' | 'all' = 'nothing';
	#saying: ReturnType<typeof setTimeout> | null = null;
	#said = '';
	#watch: ((topics: readonly Topic[], onChange: (begun: boolean) => void) => () => void) | null = null;
	#watched: Partial<Record<Topic, () => void>> = {};
	#refused: Partial<Record<Topic, number>> = {};

	constructor(view: BoardView) {
		this.#view = view;
		this.#confirm(view.at);
	}

	get view(): BoardView {
		return this.#view;
	}

	/** On the server's clock, in ms. */
	get now(): number {
		void this.#ticks;
		return Date.now() + this.#ahead;
	}

	/** On the server's clock, in ms. */
	get confirmedAt(): number {
		return this.#confirmedAt + this.#ahead;
	}

	get stale(): boolean {
		void this.#ticks;
		return Date.now() - this.#confirmedAt > STALE_AFTER;
	}

	/** The page was read again by itself: what it says is not older than what is here, unless a line came meanwhile. */
	adopt(view: BoardView): void {
		const { cursor } = this.#view.state;
		this.#show(view);
		const streams = Object.keys(view.state.cursor) as Stream[];
		if (streams.some((stream) => (cursor[stream] ?? 0) > view.state.cursor[stream]!)) this.#ask('news');
	}

	/** Answers the function that stops it. */
	start(): () => void {
		this.#stopped = false;
		let stopListening = () => {};
		void import('#lib/live/client.ts').then(({ listenToBoard, watchTopics }) => {
			if (this.#stopped) return;
			this.#watch = watchTopics;
			stopListening = listenToBoard({
				entry: (event) => this.#take(event),
				withdrawn: (topic) => this.#lose(topic),
			});
			this.#watchStreams();
		});
		const wake = () => {
			this.#ticks++;
			if (document.visibilityState === 'visible') this.#ask('news');
		};
		const timers = [
			setInterval(() => this.#ask('news'), CHECK_EVERY),
			setInterval(() => this.#ticks++, TICK_EVERY),
		];
		document.addEventListener('visibilitychange', wake);
		addEventListener('online', wake);
		this.#saySeen();
		return () => {
			this.#stopped = true;
			stopListening();
			for (const stop of Object.values(this.#watched)) stop?.();
			this.#watched = {};
			timers.forEach(clearInterval);
			if (this.#saying) clearTimeout(this.#saying);
			this.#saying = null;
			document.removeEventListener('visibilitychange', wake);
			removeEventListener('online', wake);
		};
	}

	#watchStreams(): void {
		if (!this.#watch || this.#stopped) return;
		const streams = Object.keys(this.#view.state.cursor) as Stream[];
		const topics: Topic[] = this.gone ? [] : ['board', ...streams.map((stream): Topic => `board:${stream}`)];
		for (const [topic, stop] of Object.entries(this.#watched) as [Topic, () => void][]) {
			if (topics.includes(topic)) continue;
			stop();
			delete this.#watched[topic];
		}
		for (const topic of topics) {
			const refusedAt = this.#refused[topic] ?? -Infinity;
			if (this.#watched[topic] || Date.now() - refusedAt < TRY_AGAIN_AFTER) continue;
			let first = true;
			const stop = this.#watch([topic], (begun) => {
				// rounds, sites and rights are no lines of the log: after a gap all of it may be another
				this.#ask(topic === 'board' && !(begun && first) ? 'all' : 'news');
				first = false;
			});
			this.#watched[topic] = stop;
		}
	}

	#take(event: BoardEvent): void {
		if (this.#stopped || this.gone) return;
		const { state } = this.#view;
		if (state.cursor[event.stream] === undefined || !isNext(state, event)) {
			if (event.seq > (state.cursor[event.stream] ?? 0)) this.#ask('news');
			return;
		}
		this.#fold([event]);
		this.#confirm(event.at);
	}

	#fold(events: readonly BoardEvent[]): void {
		const view = this.#view;
		const seriesOf = (id: string) => view.sites.find((site) => site.id === id)?.series ?? id;
		const { date } = parisWallClock(this.now);
		const folded = foldBoard(view.state, events, seriesOf);
		this.#view = { ...view, today: date, state: trimBoard(folded, date) };
		for (const { fact, association } of events) {
			if (fact.kind === 'observation' && !fact.imported) this.arrived = { site: fact.site, association };
			// another site, another form; a text that is no more may have been folded long ago
			if (fact.kind === 'site' || fact.kind === 'erasure') this.#ask('all');
		}
		this.#saySeen();
	}

	#lose(topic: Topic): void {
		const stop = this.#watched[topic];
		if (!stop) return;
		stop();
		delete this.#watched[topic];
		this.#refused[topic] = Date.now();
		if (topic === 'board') return this.#ask('news');
		const stream = topic.slice('board:'.length) as Stream;
		this.#view = { ...this.#view, state: withoutStream(this.#view.state, stream) };
		this.#ask('news');
	}

	/** One question at a time; what is asked meanwhile is asked once more, together. */
	#ask(what: 'news' | 'all'): void {
		if (this.#stopped || this.gone) return;
		if (this.#asked !== 'all') this.#asked = what;
		if (this.#asking) return;
		this.#asking = true;
		void (async () => {
			while (this.#asked !== 'nothing' && !this.#stopped && !this.gone) {
				const asked = this.#asked;
				this.#asked = 'nothing';
				await (asked === 'all' ? this.#readAll() : this.#readNews());
			}
			this.#asking = false;
		})();
	}

	async #readNews(): Promise<void> {
		const cursor = encodeURIComponent(cursorText(this.#view.state.cursor));
		const news = (await this.#get(`/api/v1/board/events?cursor=${cursor}`)) as BoardNews | null;
		if (!news) return;
		const lost = (Object.keys(this.#view.state.cursor) as Stream[]).filter(
			(stream) => news.next[stream] === undefined,
		);
		const state = lost.reduce(withoutStream, this.#view.state);
		this.#view = { ...this.#view, state, seen: news.seen };
		if (news.reload) return this.#readAll();
		this.#confirm(news.at);
		this.#fold(news.events);
		this.#watchStreams(); // those that were lost and are here again, too
	}

	async #readAll(): Promise<void> {
		const view = (await this.#get('/api/v1/board')) as BoardView | null;
		if (view) this.adopt(view);
	}

	/** Null: no answer of the server, which is not the same as nothing new. */
	async #get(path: string): Promise<unknown> {
		const answer = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => null);
		if (this.#stopped || !answer) return null;
		if ([401, 403, 404].includes(answer.status)) this.#empty();
		// a hotel's page answers 200 too
		const isJson = answer.headers.get('content-type')?.startsWith('application/json');
		return answer.ok && isJson ? answer.json().catch(() => null) : null;
	}

	#show(view: BoardView): void {
		this.#view = view;
		this.#confirm(view.at);
		this.#watchStreams();
		this.#saySeen();
	}

	#confirm(at: string): void {
		this.#confirmedAt = Date.now();
		this.#ahead = Date.parse(at) - this.#confirmedAt;
	}

	#empty(): void {
		this.gone = true;
		const nothing = { sectors: [], sites: [], associations: [], mine: [], seen: [], rounds: [] };
		const week = { ...this.#view.week, sites: [], associations: [], rounds: [], reports: [], weekBefore: [] };
		this.#view = { ...this.#view, ...nothing, week, state: EMPTY_BOARD };
		this.arrived = null;
		this.#watchStreams();
	}

	/** Tells the others, a moment later, that this board shows what it shows. */
	#saySeen(): void {
		if (this.#stopped || this.gone || this.#saying || this.#view.mine.length === 0) return;
		const { least, most } = SAY_SEEN_WITHIN;
		this.#saying = setTimeout(
			() => {
				this.#saying = null;
				if (this.#stopped || this.gone || document.visibilityState !== 'visible') return;
				const { cursor } = this.#view.state;
				const minute = Math.floor(Date.now() / CHECK_EVERY);
				const said = `${cursorText(cursor)} ${minute}`;
				if (said === this.#said) return;
				this.#said = said;
				const body = JSON.stringify({ cursor });
				const headers = { 'content-type': 'application/json' };
				void fetch('/api/v1/board/seen', { method: 'POST', headers, body }).catch(() => {
					this.#said = '';
				});
			},
			least + Math.random() * (most - least),
		);
	}
}
