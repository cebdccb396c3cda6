import type { LiveDocument, Saved } from './live-document.ts';
import type { ProviderState } from './provider.ts';

/** State of a live document for templates. Call `stop` when the page goes. */
export function watchSync(live: LiveDocument) {
	let state = $state.raw<ProviderState>(live.state);
	let saved = $state<Saved>(live.saved);
	const stop = live.subscribe(() => {
		state = live.state;
		saved = live.saved;
	});
	return {
		get state() {
			return state;
		},
		get saved() {
			return saved;
		},
		stop,
	};
}
