import type { KeptParcel } from './parcel.ts';
import { openMemoryStore, type ParcelStore } from './parcel-store.ts';

/** For a browser that neither opens nor refuses its database, in ms. */
const PATIENCE = 4_000;
const PARCELS = 'parcels';

/**
 * Parcels of one person in this browser's database. They hold what is nowhere else: signing out sends them first, and gives
 * up those of whoever leaves only when they were warned.
 */
export async function openDeviceParcels(person: string): Promise<ParcelStore> {
	const database = await openDatabase(`tablee-outbox:${encodeURIComponent(person)}`);
	return database ? storeOf(database) : openMemoryStore();
}

function storeOf(database: IDBDatabase): ParcelStore {
	/** Fulfilled when what `work` asked for is on this device's disk. */
	function change(work: (parcels: IDBObjectStore) => void): Promise<void> {
		return new Promise((resolve, reject) => {
			const transaction = database.transaction(PARCELS, 'readwrite', { durability: 'strict' });
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('the database did not keep it'));
			work(transaction.objectStore(PARCELS));
		});
	}

	/** Changes the parcel if it is still there. */
	function changeOne(id: string, work: (cursor: IDBCursorWithValue) => void): Promise<void> {
		return change((parcels) => {
			const found = parcels.index('id').openCursor(id);
			found.onsuccess = () => found.result && work(found.result);
		});
	}

	return {
		durable: true,
		all: () =>
			new Promise((resolve, reject) => {
				const request = database.transaction(PARCELS).objectStore(PARCELS).getAll();
				request.onsuccess = () => resolve(request.result as KeptParcel[]);
				request.onerror = () => reject(request.error ?? new Error('the database does not answer'));
			}),
		add: (parcel) =>
			change((parcels) => {
				const known = parcels.index('id').count(parcel.id);
				known.onsuccess = () => {
					if (known.result === 0) parcels.add({ ...parcel, refused: null });
				};
			}),
		mark: (id, refused) =>
			changeOne(id, (cursor) => void cursor.update({ ...(cursor.value as KeptParcel), refused })),
		remove: (id) => changeOne(id, (cursor) => void cursor.delete()),
		close: () => database.close(),
	};
}

function openDatabase(name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve) => {
		try {
			const request = indexedDB.open(name, 1);
			request.onupgradeneeded = () => {
				const parcels = request.result.createObjectStore(PARCELS, { keyPath: 'number', autoIncrement: true });
				parcels.createIndex('id', 'id', { unique: true });
			};
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => resolve(null);
			setTimeout(resolve, PATIENCE, null);
		} catch {
			resolve(null); // no indexedDB at all
		}
	});
}
