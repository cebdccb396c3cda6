/** What a form begins with: as it is now, until somebody writes in it; then as it was, until it is sent. */
export function holdValues<T>(now: () => T) {
	let touched = $state(false);
	let held = $state.raw(now());
	$effect(() => {
		const values = now();
		if (!touched) held = values;
	});
	return {
		get values() {
			return held;
		},
		touch() {
			touched = true;
		},
		release() {
			touched = false;
		},
	};
}
