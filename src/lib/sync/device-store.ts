import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { databaseName, journalPrefix, registerKey } from './device-names.ts';
import { createJournal, type Journal } from './journal.ts';

/** For a browser that neither opens nor refuses its database, in ms. */
const PATIENCE = 4_000;

export type DeviceStore = ReturnType<typeof openDeviceStore>;

/**
 * Keeps a document in this browser, for work without a connection. y-indexeddb never says when something is in; a
 * transaction that starts after it and completes does.
 */
export function openDeviceStore(options: {
	readonly person: string;
	readonly document: string;
	readonly doc: Y.Doc;
	/** `isSaved` changed. */
	readonly onChange: () => void;
}) {
	const { person, document, doc } = options;
	const name = databaseName(person, document);
	const journal = openJournal(person, document, doc);
	const persistence = openDatabase(name, doc);
	let written = 0;
	let confirmed = 0;
	let works = false;

	// before the database opens: opening it writes all that the document holds then
	const leftovers = journal?.leftovers();
	for (const update of leftovers?.updates ?? []) Y.applyUpdate(doc, update, 'journal');
	const loaded = load();

	async function load(): Promise<void> {
		works = await isOpen(persistence);
		if (!works) return;
		register(name);
		confirm();
	}

	function forget(upTo: number): void {
		journal?.confirm(upTo);
		leftovers?.clear();
	}

	/** Everything written so far is in the database when a transaction that starts now completes. */
	function confirm(): void {
		if (!persistence?.db) return;
		const upTo = written;
		try {
			const transaction = persistence.db.transaction(['updates'], 'readonly');
			transaction.oncomplete = () => {
				confirmed = Math.max(confirmed, upTo);
				forget(upTo);
				options.onChange();
			};
		} catch {
			// the database was closed under us, by a sign-out in another tab
			works = false;
			options.onChange();
		}
	}

	function onUpdate(update: Uint8Array, origin: unknown, _: Y.Doc, { local }: Y.Transaction): void {
		if (origin === persistence) return;
		if (local) written = journal?.write(update) ?? written + 1;
		// before the database is open, opening it writes the whole state
		if (works) confirm();
	}

	doc.on('update', onUpdate);

	return {
		/** What this browser had is in the document; also when it keeps nothing. */
		loaded,
		/** Everything written in this page is in this browser's database. */
		get isSaved(): boolean {
			return works && confirmed >= written;
		},
		/** The server has everything: the journal is not needed, also where there is no database. */
		serverHasAll(): void {
			forget(written);
		},
		close(): void {
			doc.off('update', onUpdate);
			void persistence?.destroy().catch(() => {});
		},
	};
}

function openDatabase(name: string, doc: Y.Doc): IndexeddbPersistence | null {
	try {
		return new IndexeddbPersistence(name, doc);
	} catch {
		return null; // no indexedDB at all
	}
}

async function isOpen(persistence: IndexeddbPersistence | null): Promise<boolean> {
	if (!persistence) return false;
	const patience = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false));
	const opened = persistence._db.then(
		() => persistence.whenSynced.then(() => true),
		() => false,
	);
	return Promise.race([opened, patience]);
}

function openJournal(person: string, document: string, doc: Y.Doc): Journal | null {
	try {
		return createJournal(localStorage, journalPrefix(person, document), String(doc.clientID));
	} catch {
		return null; // storage is forbidden
	}
}

function register(database: string): void {
	try {
		localStorage.setItem(registerKey(database), '1');
	} catch {
		// browsers that can list their databases do without
	}
}
