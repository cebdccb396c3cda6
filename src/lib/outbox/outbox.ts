import { waitBefore } from '#lib/sync/backoff.ts';
import { alone } from './alone.ts';
import { boxOf, type BoxKind } from './box-of.ts';
import { deliver } from './deliver.ts';
import { openDeviceParcels } from './device-parcels.ts';
import { noteWaiting } from './note-waiting.ts';
import type { KeptParcel, Parcel } from './parcel.ts';
import type { ParcelStore } from './parcel-store.ts';
import { sendAll } from './send-all.ts';

export interface OutboxOptions {
	/** Whose facts they are: another person's outbox on this device is never touched. */
	readonly person: string;
	/** Anything below changed. */
	onChange?(): void;
	/** The server has it; what it answered. Also for what another page of this browser sent. */
	onTaken?(parcel: Parcel, answer: unknown): void;
	/** Left out: attendance. */
	readonly kind?: BoxKind;
	/** Left out: this browser's database of attendance. */
	readonly store?: Promise<ParcelStore>;
	/** Left out: HTTP. */
	readonly deliver?: typeof deliver;
	/** Between two attempts, in ms; left out: as for a live document. */
	readonly longestWait?: number;
}

/** `waiting`: nobody answers just now · `signed-out`: the session is not its owner's any more */
export type OutboxState = 'resting' | 'sending' | 'waiting' | 'signed-out';
export type Outbox = ReturnType<typeof openOutbox>;

type News = { readonly taken: Parcel; readonly answer: unknown } | 'changed';

/**
 * Facts that wait for the server, of one person in this browser. A parcel leaves when the server has answered that it
 * took it, never before: whatever happens in between, it is sent again.
 */
export function openOutbox(options: OutboxOptions) {
	const { person, kind = 'tablee-outbox' } = options;
	const box = boxOf(person, kind);
	const opened = options.store ?? openDeviceParcels(person);
	const others = new BroadcastChannel(box);
	/** Put in, not yet kept. */
	let arriving: readonly Parcel[] = [];
	let kept: readonly KeptParcel[] = [];
	let state: OutboxState = 'resting';
	let durable = true;
	let attempt = 0;
	let sending = false;
	let again = false;
	let keeping: Promise<void> | null = null;
	let reading = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let closed = false;

	const changed = () => options.onChange?.();

	async function read(): Promise<void> {
		const turn = ++reading;
		const store = await opened;
		durable = store.durable;
		const all = await store.all();
		if (closed || turn !== reading) return;
		kept = all;
		const ids = new Set(all.map(({ id }) => id));
		arriving = arriving.filter(({ id }) => !ids.has(id));
		noteWaiting(person, arriving.length + kept.length > 0, kind);
		changed();
	}

	/** What the database refuses, for want of room perhaps, is tried again at every waking. */
	function keepArriving(): Promise<void> {
		keeping ??= keepEach();
		return keeping;
	}

	async function keepEach(): Promise<void> {
		try {
			const store = await opened;
			for (let parcel = arriving[0]; parcel; parcel = arriving[0]) {
				await store.add(parcel);
				await read();
				// a later reading is under way: it will show it
				arriving = arriving.filter((each) => each !== parcel);
				tell('changed');
			}
		} finally {
			keeping = null;
		}
	}

	function tell(news: News): void {
		if (!closed) others.postMessage(news);
	}

	/** Sends what may leave, once more when something came meanwhile. */
	async function wake(): Promise<void> {
		again = true;
		if (sending || closed) return;
		sending = true;
		clearTimeout(timer);
		try {
			while (again && !closed) {
				again = false;
				await round();
			}
		} catch (problem) {
			onTrouble(problem);
		} finally {
			sending = false;
		}
	}

	async function round(): Promise<void> {
		await keepArriving();
		await read();
		if (!kept.some(({ refused }) => !refused)) return say('resting');
		say(state === 'resting' ? 'sending' : state);
		const stopped = await alone(box, async () =>
			sendAll({
				store: await opened,
				deliver: options.deliver ?? deliver,
				onTaken(parcel, answer) {
					options.onTaken?.(parcel, answer);
					tell({ taken: parcel, answer });
				},
				onRefused: () => void read(),
			}),
		);
		await read();
		tell('changed');
		if (!stopped) {
			attempt = 0;
			return say('resting');
		}
		sleep(stopped.kind === 'later' ? 'waiting' : 'signed-out', stopped.kind === 'signed-out' || stopped.calm);
	}

	function sleep(next: OutboxState, calm: boolean): void {
		again = false;
		clearTimeout(timer);
		timer = setTimeout(
			() => {
				attempt += 1;
				void wake();
			},
			waitBefore(attempt, { calm, random: Math.random, longest: options.longestWait }),
		);
		say(next);
	}

	function onTrouble(problem: unknown): void {
		if (closed) return;
		console.error('outbox:', problem);
		sleep('waiting', false);
	}

	function say(next: OutboxState): void {
		if (next === state) return;
		state = next;
		changed();
	}

	/** The connection or the person is back: no need to wait any longer. */
	function onReturn(): void {
		if (globalThis.document?.visibilityState === 'hidden') return;
		attempt = 0;
		void wake();
	}

	others.onmessage = ({ data }: MessageEvent<News>) => {
		if (data === 'changed') void read();
		else options.onTaken?.(data.taken, data.answer);
	};
	globalThis.addEventListener?.('online', onReturn);
	globalThis.document?.addEventListener('visibilitychange', onReturn);
	void wake();

	return {
		/** In the order in which they were put in. */
		get parcels(): readonly (Parcel | KeptParcel)[] {
			return [...kept, ...arriving];
		},
		get state(): OutboxState {
			return state;
		},
		/** False: this browser keeps nothing. */
		get durable(): boolean {
			return durable;
		},
		/** Will this parcel be there after a reload? */
		isKept(id: string): boolean {
			return durable && kept.some((parcel) => parcel.id === id);
		},
		put(parcel: Parcel): void {
			arriving = [...arriving, parcel];
			noteWaiting(person, true, kind);
			changed();
			keepArriving().then(wake, onTrouble);
		},
		/** The store was changed by other hands: looks again, tells the other pages, and sends. */
		async look(): Promise<void> {
			await read();
			tell('changed');
			onReturn();
		},
		/** Sends what was refused once more. */
		async retry(): Promise<void> {
			const store = await opened;
			for (const parcel of kept) if (parcel.refused) await store.mark(parcel, null);
			onReturn();
		},
		/** Gives up what was refused. */
		async giveUp(): Promise<void> {
			const store = await opened;
			for (const { id, refused } of kept) if (refused) await store.remove(id);
			await read();
			tell('changed');
			void wake();
		},
		close(): void {
			closed = true;
			clearTimeout(timer);
			others.close();
			globalThis.removeEventListener?.('online', onReturn);
			globalThis.document?.removeEventListener('visibilitychange', onReturn);
			void opened.then((store) => store.close());
		},
	};
}
