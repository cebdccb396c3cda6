import type { Doc } from 'yjs';
import type { CloseReason } from '#lib/protocol/sync.ts';
import { openLiveDocument } from '#lib/sync/live-document.ts';
import { listPeople, type PersonHere } from './people.ts';

/**
 * Where the last edits of this page are. `server`: on the server's disk. `device`: in this browser's storage, and not
 * known to be on the server. `nowhere`: in this page only. `sending`: on their way. `opening`: there is nothing yet.
 */
export type Kept = 'opening' | 'server' | 'sending' | 'device' | 'nowhere';

/** Why the server takes nothing more from this page, in the cases that call for different acts. */
export type Stop = 'signed-out' | 'forbidden' | 'gone' | 'outdated' | 'refused';

const STOPS: Readonly<Partial<Record<CloseReason, Stop>>> = {
	signedOut: 'signed-out',
	forbidden: 'forbidden',
	notFound: 'gone',
	outdated: 'outdated',
};

/** Within this time (ms) the server's answer is on its way; after it one is told where the edits are meanwhile. */
const ANSWER = 4_000;

export type SyncView = ReturnType<typeof openSync>;

/** A live document, in the words of its page. */
export function openSync(options: {
	readonly document: string;
	/** Id of the person who looks: what a browser keeps is kept for one person. */
	readonly person: string;
	readonly mayWrite: boolean;
	/** Version of the declared structure that this page knows. */
	readonly schema: number;
	/** Something about it changed, not its content. */
	readonly onNews: () => void;
	/** Does it hold anything? What this browser kept of it is shown before the server answers. */
	readonly holds: (doc: Doc) => boolean;
	/** There is something to show: what this browser kept, or all that the server had. */
	readonly onContent: () => void;
	/** The server takes nothing more from this page. */
	readonly onStop: () => void;
}) {
	const { holds, onContent, onStop, ...document } = options;
	const live = openLiveDocument(document);
	let state = $state.raw(live.state);
	let saved = $state.raw(live.saved);
	let people = $state.raw<readonly PersonHere[]>([]);
	let hasContent = $state(false);
	let away = $state(false);
	/** What was written waits for the server's answer for longer than a good line takes. */
	let slow = $state(false);
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let closed = false;

	function show(): void {
		if (hasContent || closed) return;
		hasContent = true;
		onContent();
	}

	function watchAnswer(): void {
		if (saved === 'server') {
			clearTimeout(waiting);
			waiting = undefined;
			slow = false;
		} else waiting ??= setTimeout(() => (slow = true), ANSWER);
	}

	const stopListening = live.subscribe(() => {
		state = live.state;
		saved = live.saved;
		watchAnswer();
		// between two tries it is still away
		if (state.kind !== 'connecting') away = state.kind === 'away';
		if (state.kind === 'live') show();
		if (state.kind === 'refused') onStop();
	});
	void live.loaded.then(() => {
		if (holds(live.doc)) show();
	});
	// presence also changes while the page is being taken down, when no state may be set
	const onPresence = () =>
		queueMicrotask(() => {
			if (!closed) people = listPeople(live.awareness);
		});
	live.awareness.on('change', onPresence);

	return {
		doc: live.doc,
		awareness: live.awareness,
		/** Everybody at the table, oneself included. */
		get people() {
			return people;
		},
		/** The connection is lost, and tried again. */
		get away() {
			return away;
		},
		get stop(): Stop | null {
			return state.kind === 'refused' ? (STOPS[state.reason] ?? 'refused') : null;
		},
		get kept(): Kept {
			if (!hasContent) return 'opening';
			if (saved === 'server') return 'server';
			if (!slow && !away && state.kind !== 'refused') return 'sending';
			return saved === 'device' ? 'device' : 'nowhere';
		},
		close(): void {
			closed = true;
			clearTimeout(waiting);
			stopListening();
			live.awareness.off('change', onPresence);
			live.close();
		},
	};
}
