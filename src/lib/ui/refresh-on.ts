import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import type { Topic } from '#lib/protocol/live.ts';

/**
 * Reads the page again when something under these topics changes; for `$effect(() => refreshOn([…]))`. A line of the board
 * counts as a change of its stream. The socket's code comes only after the page is there. Changes that arrive while the
 * page is being read are read once more, together.
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

	void import('#lib/live/client.ts').then(({ listenToBoard, watchTopics }) => {
		if (stopped) return;
		const stops = [
			watchTopics(topics, () => void refresh()),
			listenToBoard({
				entry: ({ stream }) => void (topics.includes(`board:${stream}`) && refresh()),
				// a topic that is watched says so itself
				withdrawn() {},
			}),
		];
		stop = () => stops.forEach((end) => end());
	});
	return () => {
		stopped = true;
		stop?.();
	};
}
