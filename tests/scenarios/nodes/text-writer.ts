import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { TEXT_SCHEMA } from '#lib/protocol/sync.ts';
import { createSyncProvider, type SyncProvider } from '../../../src/lib/sync/provider.ts';
import type { NodeProcess } from './two-processes.ts';

/** One word of nobody else's, and what its writer knows of it. */
export interface Word {
	readonly text: string;
	readonly document: string;
	/** Said to be on disk. */
	written: boolean;
	removal: 'none' | 'asked' | 'acknowledged';
}

/** One page of one person with a text open, over our own client; a lost node makes it go to the other one. */
export interface TextWriter {
	readonly provider: SyncProvider;
	readonly doc: Y.Doc;
	/** Types a word, or takes one of its own away. */
	type(): void;
	/** The page is closed: what was not sent is gone with it. */
	leave(): void;
	/** Somebody looks at the page again: it does not wait before it tries again. */
	wake(): void;
}

let words = 0;

export function openTextWriter(options: {
	readonly nodes: readonly NodeProcess[];
	/** Index of the node that it tries first. */
	readonly first: number;
	readonly document: string;
	readonly root: string;
	readonly cookie: string;
	readonly below: (bound: number) => number;
	/** Every word ever typed. */
	readonly account: Word[];
}): TextWriter {
	const { nodes, document, below, account } = options;
	const doc = new Y.Doc();
	const mine: { word: Word; paragraph: Y.XmlElement }[] = [];
	let tries = options.first;
	class PersonSocket extends WebSocket {
		constructor(url: string) {
			// another node at each try
			const node = nodes[tries++ % nodes.length]!;
			super(url.replace('ws://node', node.address.replace('http', 'ws')), {
				headers: { cookie: options.cookie },
			});
		}
	}
	let provider = connect();

	function connect(): SyncProvider {
		const opened: SyncProvider = createSyncProvider({
			url: 'ws://node/sync',
			document,
			schema: TEXT_SCHEMA,
			doc,
			mayWrite: true,
			onChange: () => noteSaved(opened),
			WebSocket: PersonSocket as unknown as typeof globalThis.WebSocket,
		});
		opened.connect();
		return opened;
	}

	function noteSaved({ isSaved }: SyncProvider): void {
		if (!isSaved) return;
		for (const { word } of mine) {
			word.written = true;
			if (word.removal === 'asked') word.removal = 'acknowledged';
		}
	}

	function write(): void {
		const text = `w${words++}.`;
		const word: Word = { text, document, written: false, removal: 'none' };
		account.push(word);
		const paragraph = new Y.XmlElement('paragraph');
		mine.push({ word, paragraph });
		paragraph.insert(0, [new Y.XmlText(text)]);
		const fragment = doc.getXmlFragment(options.root);
		fragment.insert(below(fragment.length + 1), [paragraph]);
	}

	function remove(): boolean {
		const found = mine.find(({ word }) => word.written && word.removal === 'none');
		if (!found) return false;
		found.word.removal = 'asked';
		const fragment = doc.getXmlFragment(options.root);
		fragment.delete(fragment.toArray().indexOf(found.paragraph), 1);
		return true;
	}

	return {
		get provider() {
			return provider;
		},
		doc,
		type() {
			if (below(4) > 0 || !remove()) write();
		},
		leave() {
			provider.destroy();
			doc.destroy();
		},
		wake() {
			if (provider.state.kind !== 'away') return;
			provider.destroy();
			provider = connect();
		},
	};
}

/** In a text: each word that was acknowledged once, each that nobody speaks for any more at most once. */
export function countWords(account: readonly Word[], texts: ReadonlyMap<string, string>) {
	const seen = new Map<string, number>();
	for (const [document, text] of texts)
		for (const word of text.match(/w\d+\./g) ?? []) {
			const key = `${document} ${word}`;
			seen.set(key, (seen.get(key) ?? 0) + 1);
		}
	const lost: string[] = [];
	const doubled: string[] = [];
	for (const { text, document, written, removal } of account) {
		const times = seen.get(`${document} ${text}`) ?? 0;
		if (times > 1) doubled.push(text);
		if (written && removal === 'none' && times === 0) lost.push(text);
		if (removal === 'acknowledged' && times > 0) lost.push(`removal of ${text}`);
	}
	return { lost, doubled };
}
