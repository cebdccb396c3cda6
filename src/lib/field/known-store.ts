import { openDeviceDatabase, type DeviceDatabase } from '#lib/outbox/device-database.ts';
import { withoutOldVisits, type Known } from './known.ts';

/** Deleted when somebody signs out: it says who they are, and what was seen at the sites. */
export const KNOWN_DATABASE = 'tablee-field-known';
const KNOWN = 'known';
const LAST = 'last';

export interface KnownStore {
	read(): Promise<Known | null>;
	keep(known: Known): Promise<void>;
	close(): void;
}

export async function openKnown(): Promise<KnownStore> {
	const database = await openDeviceDatabase(KNOWN_DATABASE, (fresh) => fresh.createObjectStore(KNOWN));
	return database ? storeIn(database) : { read: async () => null, keep: async () => {}, close() {} };
}

function storeIn(database: DeviceDatabase): KnownStore {
	const keep = (known: Known) =>
		database.change([KNOWN], (transaction) => void transaction.objectStore(KNOWN).put(known, LAST));
	return {
		async read() {
			const known = await database.read(KNOWN, (all) => all.get(LAST) as IDBRequest<Known | undefined>);
			if (!known) return null;
			const fresh = withoutOldVisits(known, Date.now());
			if (fresh !== known) await keep(fresh);
			return fresh;
		},
		keep,
		close: () => database.close(),
	};
}
