import { prefixesOf } from './device-names.ts';
import { keysOf } from './keys-of.ts';

/** For a database that another tab holds open, in ms: it is deleted when that tab lets go. */
const PATIENCE = 2_000;

/** Deletes what this browser keeps of the texts: of one person, or of everybody. For signing out; never rejects. */
export async function clearDevice(person: string | null = null): Promise<void> {
	const { databases, journal, register, REGISTER } = prefixesOf(person);
	const names = new Set<string>();
	try {
		for (const key of keysOf(localStorage)) {
			if (key.startsWith(register)) names.add(key.slice(REGISTER.length));
			if (key.startsWith(register) || key.startsWith(journal)) localStorage.removeItem(key);
		}
		for (const { name } of (await indexedDB.databases?.()) ?? []) {
			if (name?.startsWith(databases)) names.add(name);
		}
	} catch {
		// storage is forbidden: nothing was kept
	}
	await Promise.all([...names].map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = request.onerror = () => resolve();
		setTimeout(resolve, PATIENCE);
	});
}
