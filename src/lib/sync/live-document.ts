import * as Y from 'yjs';
import type { CloseReason } from '#lib/protocol/sync.ts';
import { openDeviceStore } from './device-store.ts';
import { createSyncProvider, type ProviderState } from './provider.ts';
import { whyRefused } from './why-refused.ts';

/** Where the last edit is: on the server's disk; in this browser's database; or in this page only. */
export type Saved = 'server' | 'device' | 'pending';

/** What was written here and can't be kept there: to be given to the person as a file. */
export interface Rescue {
	/** The whole document, as a Yjs update. */
	readonly update: Uint8Array;
	/** Its words, a line a block. */
	readonly text: string;
}

export interface LiveDocument {
	readonly doc: Y.Doc;
	readonly awareness: ReturnType<typeof createSyncProvider>['awareness'];
	/** What this browser kept is in the document, and the connection begins. */
	readonly loaded: Promise<void>;
	readonly state: ProviderState;
	readonly saved: Saved;
	/** Runs after every change of `state` or `saved`; answers the undo. */
	subscribe(listener: () => void): () => void;
	/** Null when the server has everything, or may still get it. */
	rescue(): Rescue | null;
	/** Tries again after a refusal. */
	reconnect(): void;
	close(): void;
}

/** Refusals after which the server will not take what is written here. */
const FINAL: readonly CloseReason[] = [
	'forbidden',
	'notFound',
	'tooLarge',
	'notAllowed',
	'forged',
	'malformed',
];

/** A document kept in this browser and on the server. */
export function openLiveDocument(options: {
	readonly document: string;
	readonly person: string;
	readonly mayWrite: boolean;
	/** Address of the page that shows it: asked when the socket does not open. */
	readonly page?: string;
}): LiveDocument {
	const { document, person, mayWrite, page } = options;
	const doc = new Y.Doc();
	const listeners = new Set<() => void>();
	const tell = () => listeners.forEach((listener) => listener());
	const device = openDeviceStore({ person, document, doc, onChange: tell });
	const provider = createSyncProvider({
		url: `${location.origin.replace(/^http/, 'ws')}/sync`,
		document,
		doc,
		mayWrite,
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
		rescue() {
			const { state } = provider;
			if (provider.isSaved || state.kind !== 'refused' || !FINAL.includes(state.reason)) return null;
			return { update: Y.encodeStateAsUpdate(doc), text: textOf(doc) };
		},
		reconnect: provider.connect,
		close() {
			closed = true;
			provider.destroy();
			device.close();
			doc.destroy();
		},
	};
}

function textOf(doc: Y.Doc): string {
	const lines: string[] = [];
	for (const node of doc.getXmlFragment('text').createTreeWalker((type) => type instanceof Y.XmlText)) {
		const delta = (node as Y.XmlText).toDelta() as { insert: unknown }[];
		lines.push(delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''));
	}
	return `${lines.join('\n')}\n`;
}
