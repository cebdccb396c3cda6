import { invalidateAll } from '$app/navigation';
import type { Topic } from '#lib/protocol/live.ts';

/**
 * Reads the page again when something under these topics changes; for `$effect(() => refreshOn([…]))`. The socket's
 * code comes only after the page is there.
 */
export function refreshOn(topics: readonly Topic[]): () => void {
	const { refresh, stop } = createRefresher();
	let stopWatching: (() => void) | null = null;
	let stopped = false;
	void import('#lib/live/client.ts').then(({ watchTopics }) => {
		if (!stopped) stopWatching = watchTopics(topics, refresh);
	});
	return () => {
		stopped = true;
		stop();
		stopWatching?.();
	};
}

/** Reads the page again, one reading at a time: changes that arrive meanwhile are read once more, together. */
export function createRefresher(): { refresh(): void; stop(): void } {
	let reading = false;
	let again = false;
	let stopped = false;

	async function read(): Promise<void> {
		reading = true;
		while (again && !stopped) {
			again = false;
			await invalidateAll();
		}
		reading = false;
	}

	return {
		refresh() {
			again = true;
			if (!reading) void read();
		},
		stop() {
			stopped = true;
		},
	};
}
