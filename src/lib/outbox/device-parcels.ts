import { boxOf } from './box-of.ts';
import { openDeviceDatabase, type DeviceDatabase } from './device-database.ts';
import type { KeptParcel, Parcel } from './parcel.ts';
import { openMemoryStore, type ParcelStore } from './parcel-store.ts';

export const PARCELS = 'parcels';

/**
 * Parcels of one person in this browser's database. They hold what is nowhere else: signing out sends them first, and gives
 * up those of whoever leaves only when they were warned.
 */
export async function openDeviceParcels(person: string): Promise<ParcelStore> {
	const database = await openDeviceDatabase(boxOf(person, 'tablee-outbox'), setUpParcels);
	return database ? parcelsIn(database) : openMemoryStore();
}

export function setUpParcels(database: IDBDatabase): void {
	const parcels = database.createObjectStore(PARCELS, { keyPath: 'number', autoIncrement: true });
	parcels.createIndex('id', 'id', { unique: true });
}

export function parcelsIn(database: DeviceDatabase): ParcelStore {
	return {
		durable: true,
		all: () => database.read(PARCELS, (parcels) => parcels.getAll() as IDBRequest<KeptParcel[]>),
		add: (parcel) => database.change([PARCELS], (transaction) => addParcel(transaction, parcel)),
		mark: (parcel, refused) =>
			database.change([PARCELS], (transaction) =>
				ifUnchanged(transaction, parcel, (cursor) => cursor.update({ ...parcel, refused })),
			),
		taken: (parcel) =>
			database.change([PARCELS], (transaction) =>
				ifUnchanged(transaction, parcel, (cursor) => cursor.delete()),
			),
		remove: (id) =>
			database.change([PARCELS], (transaction) => {
				const found = transaction.objectStore(PARCELS).index('id').getKey(id);
				found.onsuccess = () => {
					if (found.result !== undefined) transaction.objectStore(PARCELS).delete(found.result);
				};
			}),
		close: () => database.close(),
	};
}

/** Nothing when it is there already. */
export function addParcel(transaction: IDBTransaction, parcel: Parcel): void {
	const parcels = transaction.objectStore(PARCELS);
	const known = parcels.index('id').count(parcel.id);
	known.onsuccess = () => {
		if (known.result === 0) parcels.add({ ...parcel, refused: null });
	};
}

/** Only while it is the content that was sent: what replaced it has another number. */
export function ifUnchanged(
	transaction: IDBTransaction,
	{ number }: KeptParcel,
	work: (cursor: IDBCursorWithValue) => void,
): void {
	const found = transaction.objectStore(PARCELS).openCursor(number);
	found.onsuccess = () => found.result && work(found.result);
}
