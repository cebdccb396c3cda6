import { forgetKeptBoard } from '#lib/field/kept-board.ts';
import { clearDevice } from '#lib/sync/clear-device.ts';
import { keysOf } from '#lib/sync/keys-of.ts';

/** Of whom the page in the field knows, and what they saw at the sites (known-store.ts). */
const KNOWN = 'tablee-field-known';
/** Prefixes of the databases of what may not have been sent yet: reports, and attendance. */
const BOXES = ['tablee-field:', 'tablee-outbox:'];
/** Their parts that hold what exists nowhere else. */
const UNSENT = ['parcels', 'drafts'];

export interface Erased {
	/** Things that were not sent yet, and are still here. */
	readonly left: number;
	/** False: the server could not be told. */
	readonly signedOut: boolean;
}

/**
 * Takes away at once what this phone keeps: board, receipts, what was sent, texts, pages. What was not sent exists nowhere
 * else: it stays, until it is said once more. Never rejects.
 */
export async function erasePhone(): Promise<Erased> {
	const [left, signedOut] = await Promise.all([eraseSent(), signOut(), eraseCaches(), clearDevice()]);
	if (left === 0) await eraseUnsent();
	return { left, signedOut };
}

/** What was not sent too: nothing of the site is left on this phone but cookies of language and light. */
export async function eraseUnsent(): Promise<void> {
	await Promise.all((await boxes()).map(deleteDatabase));
	try {
		for (const key of keysOf(localStorage)) if (key.startsWith('tablee')) localStorage.removeItem(key);
		sessionStorage.clear();
	} catch {
		// storage is forbidden: nothing was kept
	}
	await eraseCaches();
	const registrations = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? [];
	await Promise.all(registrations.map((registration) => registration.unregister()));
}

/** Board, receipts, who was here; also for signing out. Answers how much has not been sent, and is left. */
export async function eraseSent(): Promise<number> {
	forgetKeptBoard();
	await deleteDatabase(KNOWN);
	const counts = await Promise.all((await boxes()).map((name) => eraseSentOf(name).catch(() => 0)));
	return counts.reduce((sum, count) => sum + count, 0);
}

async function eraseSentOf(name: string): Promise<number> {
	const database = await openDatabase(name);
	try {
		const stores = [...database.objectStoreNames];
		if (stores.length === 0) return 0;
		const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
		const counts = stores.map((store) => {
			if (UNSENT.includes(store)) return transaction.objectStore(store).count();
			transaction.objectStore(store).clear();
			return null;
		});
		await new Promise((resolve, reject) => {
			transaction.oncomplete = resolve;
			transaction.onabort = reject;
		});
		return counts.reduce((sum, count) => sum + (count?.result ?? 0), 0);
	} finally {
		database.close();
	}
}

async function boxes(): Promise<readonly string[]> {
	try {
		const listed = (await indexedDB.databases?.()) ?? [];
		const noted = keysOf(localStorage); // for browsers that cannot list their databases
		const isBox = (name: string) => BOXES.some((prefix) => name.startsWith(prefix));
		return [...new Set([...listed.map(({ name }) => name ?? ''), ...noted].filter(isBox))];
	} catch {
		return []; // storage is forbidden: nothing was kept
	}
}

async function eraseCaches(): Promise<void> {
	const names = (await globalThis.caches?.keys().catch(() => [])) ?? [];
	await Promise.all(names.map((name) => caches.delete(name)));
}

async function signOut(): Promise<boolean> {
	try {
		const answer = await fetch('/sign-out?keep=storage', { method: 'POST', redirect: 'manual' });
		return answer.type === 'opaqueredirect' || answer.ok;
	} catch {
		return false;
	}
}

function openDatabase(name: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		// there is none: nor is one to be made
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the database does not open'));
	});
}

/** For one that another tab holds open, in ms: it is deleted when that tab lets go. */
const PATIENCE = 2_000;

function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = request.onerror = () => resolve();
		setTimeout(resolve, PATIENCE);
	});
}
