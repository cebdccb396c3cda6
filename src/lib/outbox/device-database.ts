/** For a browser that neither opens nor refuses its database, in ms. */
const PATIENCE = 4_000;

/** A database of this browser. iOS closes them when it wants memory: this one opens again. */
export interface DeviceDatabase {
	/** Fulfilled when what `work` asked for, all of it or nothing, is on this device's disk. */
	change(stores: readonly string[], work: (transaction: IDBTransaction) => void): Promise<void>;
	read<T>(store: string, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>;
	close(): void;
}

/** Null: this browser keeps nothing. */
export async function openDeviceDatabase(
	name: string,
	setUp: (database: IDBDatabase) => void,
): Promise<DeviceDatabase | null> {
	let open = await connect(name, setUp);
	if (!open) return null;

	/** `work` runs at once in the new transaction; once more on a new connection when the old one is gone. */
	async function inTransaction<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
		try {
			return await work(open!);
		} catch (problem) {
			if (!isGone(problem)) throw problem;
			const again = await connect(name, setUp);
			if (!again) throw problem;
			open!.close();
			open = again;
			return work(again);
		}
	}

	return {
		change: (stores, work) =>
			inTransaction(
				(database) =>
					new Promise((resolve, reject) => {
						const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
						transaction.oncomplete = () => resolve();
						transaction.onabort = () =>
							reject(transaction.error ?? new Error('the database did not keep it'));
						work(transaction);
					}),
			),
		read: (store, work) =>
			inTransaction(
				(database) =>
					new Promise((resolve, reject) => {
						const request = work(database.transaction(store).objectStore(store));
						request.onsuccess = () => resolve(request.result);
						request.onerror = () => reject(request.error ?? new Error('the database does not answer'));
					}),
			),
		close: () => open?.close(),
	};
}

/** A transaction that failed so has changed nothing. */
function isGone(problem: unknown): boolean {
	return problem instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(problem.name);
}

function connect(name: string, setUp: (database: IDBDatabase) => void): Promise<IDBDatabase | null> {
	return new Promise((resolve) => {
		try {
			const request = indexedDB.open(name, 1);
			request.onupgradeneeded = () => setUp(request.result);
			request.onsuccess = () => {
				// whoever empties this browser need not wait for open pages
				request.result.onversionchange = () => request.result.close();
				resolve(request.result);
			};
			request.onerror = () => resolve(null);
			setTimeout(resolve, PATIENCE, null);
		} catch {
			resolve(null); // no indexedDB at all
		}
	});
}
