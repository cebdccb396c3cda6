/** Token bucket: `burst` at once, then `perSecond`. `now` in ms. */
export function createBucket({
	perSecond,
	burst,
	now,
}: {
	perSecond: number;
	burst: number;
	now: () => number;
}) {
	let tokens = burst;
	let last = now();
	return {
		/** False, and nothing taken, when there are not enough. */
		take(amount: number): boolean {
			const at = now();
			tokens = Math.min(burst, tokens + (Math.max(0, at - last) / 1000) * perSecond);
			last = at;
			if (tokens < amount) return false;
			tokens -= amount;
			return true;
		},
	};
}

export type Bucket = ReturnType<typeof createBucket>;
