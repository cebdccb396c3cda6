import { somethingWaits } from './note-waiting.ts';

/** Sends what this person left waiting, from whatever page is open; for an effect. Answers the function that stops it. */
export function sendWhatWaits(person: string): () => void {
	let stop: (() => void) | null = null;
	let stopped = false;
	if (somethingWaits(person))
		void import('./outbox.ts').then(({ openOutbox }) => {
			if (!stopped) stop = openOutbox({ person }).close;
		});
	return () => {
		stopped = true;
		stop?.();
	};
}
