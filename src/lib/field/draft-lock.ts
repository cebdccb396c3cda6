import { WRITING } from '#lib/worker/writing-lock.ts';

/** Lets go of a draft. */
export type Release = () => void;

/**
 * Holds a draft for this tab; null when another tab has it. Pages without a secure context have no locks: there the store alone
 * sees to it that of one draft one report is made.
 */
export function holdDraft(id: string): Promise<Release | null> {
	const locks = navigator.locks as LockManager | undefined;
	if (!locks) return Promise.resolve(() => {});
	return new Promise((resolve) => {
		void locks.request(WRITING + id, { ifAvailable: true }, (lock) => {
			if (!lock) return resolve(null);
			return new Promise<void>((release) => resolve(release));
		});
	});
}

/** Fulfilled once no other tab has it any more. */
export async function whenFree(id: string, signal: AbortSignal): Promise<void> {
	await navigator.locks?.request(WRITING + id, { signal }, () => {});
}
