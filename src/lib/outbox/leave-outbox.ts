import { alone } from './alone.ts';
import { boxOf } from './box-of.ts';
import { deliver } from './deliver.ts';
import { openDeviceParcels } from './device-parcels.ts';
import { noteWaiting, somethingWaits } from './note-waiting.ts';
import { sendAll } from './send-all.ts';

/** For signing out, in ms: then it is said what could not be sent. */
const PATIENCE = 10_000;

/** What a test puts in the place of this browser's database and HTTP. */
export interface Leaving {
	readonly openParcels: typeof openDeviceParcels;
	readonly deliver: typeof deliver;
}

/** Sends what this person left in this browser, once; answers how many facts are still here, for nobody else to find. */
export async function sendBeforeLeaving(person: string, given: Partial<Leaving> = {}): Promise<number> {
	if (!somethingWaits(person)) return 0;
	const store = await (given.openParcels ?? openDeviceParcels)(person);
	try {
		const sending = alone(boxOf(person, 'tablee-outbox'), () =>
			sendAll({ store, deliver: given.deliver ?? deliver, onTaken() {}, onRefused() {} }),
		);
		await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
		const left = (await store.all()).length;
		noteWaiting(person, left > 0);
		return left;
	} finally {
		store.close();
	}
}

/** Gives up what could not be sent: names of people do not stay in a browser that somebody else uses next. */
export async function forgetUnsent(
	person: string,
	openParcels: Leaving['openParcels'] = openDeviceParcels,
): Promise<void> {
	const store = await openParcels(person);
	try {
		for (const { id } of await store.all()) await store.remove(id);
		noteWaiting(person, false);
	} finally {
		store.close();
	}
}
