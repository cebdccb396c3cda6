/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
// Keeps the page in the field on this phone, so that it opens without a network; and sends what waits there when the network
// is back. Everything works without this worker too, as long as the page is open.
import { version } from '$service-worker';
import { forgetOldVersions, keepField, keptFile, keptStyles } from '#lib/worker/kept-files.ts';
import { offlinePage } from '#lib/worker/offline-page.ts';
import { wayOf } from '#lib/worker/way-of.ts';
import { OUTBOX_SYNC, TAKE_OVER } from '#lib/worker/messages.ts';
import { sendReports } from '#lib/worker/send-reports.ts';
import { somebodyWrites } from '#lib/worker/writing-lock.ts';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => {
	event.waitUntil(keepField(version).then(takeOver));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(forgetOldVersions(version).then(() => worker.clients.claim()));
});

/** A page has opened, or nobody writes in it any more. What somebody cleared meanwhile is kept anew. */
worker.addEventListener('message', (event) => {
	if (event.data !== TAKE_OVER) return;
	const whole = keepField(version).catch(() => undefined); // no network
	event.waitUntil(whole.then(takeOver));
});

/** Background Sync, where there is one: the network is back, and perhaps no page is open. */
worker.addEventListener('sync', (event) => {
	const { tag, waitUntil } = event as ExtendableEvent & { readonly tag: string };
	if (tag === OUTBOX_SYNC) waitUntil.call(event, sendReports());
});

worker.addEventListener('fetch', (event) => {
	switch (wayOf(event.request, worker.location.origin)) {
		case 'field':
			return event.respondWith(field(event));
		case 'file':
			return event.respondWith(file(event.request));
		case 'page':
			return event.respondWith(page(event.request));
		case 'none':
	}
});

/** Replaces the worker of the version before, unless somebody would lose what they are writing. */
async function takeOver(): Promise<void> {
	if (!(await somebodyWrites())) await worker.skipWaiting();
}

/** From this phone at once; whether there is a newer one is asked meanwhile, and then it comes with all its files or not at all. */
async function field(event: FetchEvent): Promise<Response> {
	const kept = await keptFile(version, '/field');
	event.waitUntil(lookAround(kept === undefined));
	return kept ?? page(event.request);
}

/** Never fails: without a network everything stays as it is. */
async function lookAround(missing: boolean): Promise<void> {
	const look = missing ? keepField(version) : worker.registration.update();
	await look.catch(() => undefined);
}

async function file(request: Request): Promise<Response> {
	return (await keptFile(version, new URL(request.url).pathname)) ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
	return fetch(request).catch(async () => offlinePage(await keptStyles(version)));
}
