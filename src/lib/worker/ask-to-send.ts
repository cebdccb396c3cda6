import { OUTBOX_SYNC } from './messages.ts';

/** Not in Firefox and Safari, and not in TypeScript's list. */
interface WithSync extends ServiceWorkerRegistration {
	readonly sync?: { register(tag: string): Promise<void> };
}

/** Something waits on this phone: where the browser can, its worker sends it although every page is closed. Never rejects. */
export async function askToSend(): Promise<void> {
	try {
		const registration = (await navigator.serviceWorker?.getRegistration()) as WithSync | undefined;
		await registration?.sync?.register(OUTBOX_SYNC);
	} catch {
		// forbidden: the page sends when it is open
	}
}
