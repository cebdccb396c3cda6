import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import type { Topic } from '#lib/protocol/live.ts';

/**
 * Reads the page again when something under these topics changes; for `$effect(() => refreshOn([…]))`. The socket's
 * code comes only after the page is there. Changes that arrive while the page is being read are read once more, together.
 */
export function refreshOn(topics: readonly Topic[]): () => void {
	let stop: (() => void) | null = null;
	let stopped = false;
	let reading = false;
	let again = false;

	async function refresh(): Promise<void> {
		again = true;
		if (reading) return;
		reading = true;
		while (again && !stopped) {
			// reading the page again calls off the way to another one
			await navigating.complete?.catch(() => {});
			if (stopped) break;
			again = false;
			await invalidateAll();
		}
		reading = false;
	}

	void import('#lib/live/client.ts').then(({ watchTopics }) => {
		if (!stopped) stop = watchTopics(topics, () => void refresh());
	});
	return () => {
		stopped = true;
		stop?.();
	};
}
