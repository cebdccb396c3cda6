import { createHash } from 'node:crypto';
import { Refusal } from '#lib/domain/refusal.ts';
import { collection, type Records } from '../storage/records.ts';

/** At most `max` within `windowMs`, counted in fixed windows. */
export interface Limit {
	readonly max: number;
	readonly windowMs: number;
}

interface Count {
	readonly count: number;
	/** ms: from then on the count says nothing any more. */
	readonly until: number;
}

const counts = collection<Count>('identity-attempts');

/** Counts tries in the store, so that a restart or a second node forgets none. Keys are kept as hashes: they are addresses. */
export interface Attempts {
	/** Takes one try; throws Refusal `too-many` when none is left. */
	spend(kind: string, key: string, limit: Limit): Promise<void>;
	/** Gives one try back: it was not a guess. */
	giveBack(kind: string, key: string): Promise<void>;
}

const SWEEP_EVERY = 3_600_000;

export function createAttempts(records: Records, now: () => number): Attempts {
	let sweptAt = now();

	async function change(id: string, next: (count: Count | null) => Count | null): Promise<void> {
		for (;;) {
			const stored = await records.get(counts, id);
			const value = next(stored?.value ?? null);
			if (value === null) return;
			const done = stored
				? await records.replace(counts, id, stored.revision, value)
				: await records.insert(counts, id, value);
			if (done) return;
		}
	}

	async function sweep(): Promise<void> {
		const at = now();
		if (at - sweptAt < SWEEP_EVERY) return;
		sweptAt = at;
		for (let after = ''; ;) {
			const page = await records.list(counts, { after });
			for (const { id, revision, value } of page)
				if (value.until <= at) await records.remove(counts, id, revision);
			if (page.length === 0) return;
			after = page.at(-1)!.id;
		}
	}

	return {
		async spend(kind, key, { max, windowMs }) {
			await sweep();
			await change(idOf(kind, key), (count) => {
				const at = now();
				if (count === null || at >= count.until) return { count: 1, until: at + windowMs };
				if (count.count >= max) throw new Refusal('too-many', 'too-many-attempts');
				return { ...count, count: count.count + 1 };
			});
		},
		giveBack: (kind, key) =>
			change(idOf(kind, key), (count) =>
				count === null || count.count === 0 ? null : { ...count, count: count.count - 1 },
			),
	};
}

function idOf(kind: string, key: string): string {
	return `${kind}:${createHash('sha256').update(key).digest('base64url')}`;
}
