import { collection, type Records } from './storage/records.ts';

/** Between two looks at what falls due by itself, in ms. */
export const SWEEP_EVERY_MS = 10 * 60_000;
/** Shorter than the time between two looks, or a node would find its own claim. */
const CLAIM_MS = 0.9 * SWEEP_EVERY_MS;

const sweeps = collection<{ readonly claimedUntil: number }>('sweeps');
const ONLY = 'only';

/**
 * True for one node at a time. One that dies in between leaves its claim to run out: what it had not done, the next one does.
 * Every part of a sweep bears being done twice, except that it would note an erasure twice.
 */
export async function claimSweep(records: Records, now: number): Promise<boolean> {
	const claim = { claimedUntil: now + CLAIM_MS };
	if (await records.insert(sweeps, ONLY, claim)) return true;
	const stored = await records.get(sweeps, ONLY);
	if (!stored || stored.value.claimedUntil > now) return false;
	return records.replace(sweeps, ONLY, stored.revision, claim);
}
