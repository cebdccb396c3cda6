import { dev } from '$app/environment';
import { TAKE_OVER } from './messages.ts';

/**
 * Has the worker keep the page in the field on this phone; for an effect. Not where a page has no secure context (a local
 * network without https), not in development: everything works without.
 */
export function startWorker(): void {
	if (dev || !('serviceWorker' in navigator)) return;
	// a page that opens on a weak line comes first
	if (document.readyState === 'complete') void register();
	else addEventListener('load', () => void register(), { once: true });
}

async function register(): Promise<void> {
	try {
		const registration = await navigator.serviceWorker.register('/service-worker.js');
		registration.active?.postMessage(TAKE_OVER);
	} catch {
		// forbidden, or no room
	}
}

/** After moving to another page, and when nothing is being written any more: a newer version of the site may take its turn. */
export async function lookForNewVersion(): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.getRegistration();
	registration?.waiting?.postMessage(TAKE_OVER);
	await registration?.update().catch(() => undefined); // no network
}
