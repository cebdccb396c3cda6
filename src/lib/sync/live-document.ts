import * as Y from 'yjs';
import { openDeviceStore } from './device-store.ts';
import { createSyncProvider, type ProviderState } from './provider.ts';
import { whyRefused } from './why-refused.ts';

/** Where the last edit is: on the server's disk; in this browser's database; or in this page only. */
export type Saved = 'server' | 'device' | 'pending';

export interface LiveDocument {
	readonly doc: Y.Doc;
	readonly awareness: ReturnType<typeof createSyncProvider>['awareness'];
	/** What this browser kept is in the document, and the connection begins. */
	readonly loaded: Promise<void>;
	readonly state: ProviderState;
	readonly saved: Saved;
	/** Runs after every change of `state` or `saved`; answers the undo. */
	subscribe(listener: () => void): () => void;
	close(): void;
}

/** A document kept in this browser and on the server. */
export function openLiveDocument(options: {
	readonly document: string;
	/** TEXT_SCHEMA or PLAN_SCHEMA. */
	readonly schema: number;
	readonly person: string;
	readonly mayWrite: boolean;
	/** Something about the document changed, not its text. */
	readonly onNews?: () => void;
	/** Address of the page that shows it: asked when the socket does not open. */
	readonly page?: string;
}): LiveDocument {
	const { document, schema, person, mayWrite, page, onNews } = options;
	const doc = new Y.Doc();
	const listeners = new Set<() => void>();
	const tell = () => listeners.forEach((listener) => listener());
	const device = openDeviceStore({ person, document, doc, onChange: tell });
	const provider = createSyncProvider({
		url: `${location.origin.replace(/^http/, 'ws')}/sync`,
		document,
		schema,
		doc,
		mayWrite,
		...(onNews ? { onNews } : {}),
		onChange() {
			if (provider.isSaved) device.serverHasAll();
			tell();
		},
		whyRefused: () => whyRefused(page ?? location.pathname),
	});
	let closed = false;
	const loaded = device.loaded.then(() => {
		if (!closed) provider.connect();
	});

	return {
		doc,
		awareness: provider.awareness,
		loaded,
		get state() {
			return provider.state;
		},
		get saved() {
			if (provider.isSaved) return 'server';
			return device.isSaved ? 'device' : 'pending';
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close() {
			closed = true;
			provider.destroy();
			device.close();
			doc.destroy();
		},
	};
}
