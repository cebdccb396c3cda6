import { deliverAs } from '#lib/field/deliver-as.ts';
import { openFieldStore } from '#lib/field/device-field-store.ts';
import { alone } from '#lib/outbox/alone.ts';
import { sendAll } from '#lib/outbox/send-all.ts';

/** Of whoever has written on this phone: `tablee-field:<person>` (box-of.ts). */
const BOX = 'tablee-field:';

/**
 * Sends the reports that wait on this phone, by the code of the page and never beside it. Rejects while something waits that
 * may still leave: the browser comes again.
 */
export async function sendReports(): Promise<void> {
	const databases = await indexedDB.databases();
	for (const { name } of databases) if (name?.startsWith(BOX)) await sendBox(name);
}

async function sendBox(box: string): Promise<void> {
	const person = decodeURIComponent(box.slice(BOX.length));
	const store = await openFieldStore(person);
	const pages = new BroadcastChannel(box);
	try {
		const stopped = await alone(box, () =>
			sendAll({
				store: store.parcels,
				deliver: deliverAs(person),
				onTaken: (taken, answer) => pages.postMessage({ taken, answer }),
				onRefused() {},
			}),
		);
		pages.postMessage('changed');
		// whose session ended must sign in: coming again by itself would change nothing
		if (stopped?.kind === 'later') throw new Error('reports wait');
	} finally {
		pages.close();
		store.close();
	}
}
