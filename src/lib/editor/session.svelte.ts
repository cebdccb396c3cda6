import { Editor } from '@tiptap/core';
import 'prosemirror-view/style/prosemirror.css';
import { directionOf, type Language } from '#lib/domain/papers/paper.ts';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import { countWords } from '#lib/domain/text/count-words.ts';
import { outline, type OutlineEntry } from '#lib/domain/text/outline.ts';
import { plainText } from '#lib/domain/text/plain-text.ts';
import type { Footnotes, TextNode } from '#lib/domain/text/text-node.ts';
import { TEXT_SCHEMA } from '#lib/protocol/sync.ts';
import { m } from '#lib/paraglide/messages.js';
import { sharedExtensions, textExtensions } from './extensions.ts';
import { positionOf } from './position-of.ts';
import { createLinkDesk } from './link-desk.svelte.ts';
import { createNoteDesk } from './note-desk.svelte.ts';
import { createNotes } from './notes.ts';
import { openSync, type Kept, type SyncView } from '#lib/table/open-sync.svelte.ts';
import type { PersonHere } from '#lib/table/people.ts';
import { createTableDesk } from './table-desk.ts';
import type { TextRefusal } from './text-limits.ts';
import { createUndo } from './undo.ts';

/** After the last change, before the outline and the words are counted again (ms). */
const COUNT_AFTER = 300;
/** Characters of a note's field. */
const LONGEST_NOTE = 2_000;

export interface SessionOptions {
	/** Name of the live document. */
	readonly document: string;
	readonly language: Language;
	/** Id of the person who looks. */
	readonly me: string;
	readonly mayWrite: boolean;
	/** Something about the paper changed, not its text: its title, its versions. */
	readonly onNews: () => void;
}

export type EditorSession = ReturnType<typeof openSession>;

/** A paper opened for reading or writing together, until `close`. Its getters are reactive. */
export function openSession({ document: name, language, me, mayWrite, onNews }: SessionOptions) {
	const sync: SyncView = openSync({
		document: name,
		person: me,
		mayWrite,
		onNews,
		schema: TEXT_SCHEMA,
		holds: (doc) => doc.getXmlFragment(TEXT_ROOT).length > 0,
		onContent: start,
		onStop: () => editor?.setEditable(false),
	});
	const texts = createNotes(sync.doc);
	const undoManager = createUndo(sync.doc, texts);
	const notes = createNoteDesk(texts, undoManager, () => editor);
	const links = createLinkDesk(() => editor);
	const tables = createTableDesk(() => editor);

	let editor = $state.raw<Editor | null>(null);
	let revision = $state(0);
	let entries = $state.raw<readonly OutlineEntry[]>([]);
	let words = $state(0);
	let refusal = $state<TextRefusal | null>(null);
	let counting: ReturnType<typeof setTimeout> | undefined;

	function makeEditor(): Editor {
		const direction = directionOf(language);
		return new Editor({
			element: null,
			injectCSS: false, // the content security policy blocks it
			editable: mayWrite,
			extensions: [
				...textExtensions({
					label: (number) => m.editor_note_label({ number }),
					onOpen: (id) => void notes.open(id),
					onCopied: notes.copy,
				}),
				...sharedExtensions({
					document: sync.doc,
					undoManager,
					awareness: sync.awareness,
					placeholder: m.editor_placeholder(),
					onRefused: (why) => (refusal = why),
					onLink: links.ask,
					onNote: notes.add,
				}),
			],
			editorProps: {
				attributes: {
					class: 'prose',
					lang: language,
					dir: direction,
					'aria-label': m.editor_text(),
					...(mayWrite ? { role: 'textbox', 'aria-multiline': 'true' } : { role: 'document' }),
				},
			},
			onTransaction: ({ transaction }) => {
				revision += 1;
				if (transaction.docChanged) onText();
			},
		});
	}

	function onText(): void {
		refusal = null;
		notes.refresh();
		clearTimeout(counting);
		counting = setTimeout(count, COUNT_AFTER);
	}

	function count(): void {
		const text = read().json;
		entries = outline(text);
		words = countWords(plainText(text));
	}

	/** The text as it stands on this page, whether it was sent or not. */
	function read(): { json: TextNode; footnotes: Footnotes } {
		const json = (editor?.getJSON() ?? { type: 'doc' }) as TextNode;
		return { json, footnotes: notes.texts() };
	}

	function headingElement({ path }: OutlineEntry): HTMLElement | null {
		const pos = editor && positionOf(editor.state.doc, path);
		const element = pos === null ? null : editor?.view.nodeDOM(pos);
		return element instanceof HTMLElement ? element : null;
	}

	function jumpTo(entry: OutlineEntry): void {
		const pos = editor && positionOf(editor.state.doc, entry.path);
		if (pos === null) return;
		headingElement(entry)?.scrollIntoView({ block: 'start' });
		editor?.view.dom.focus({ preventScroll: true });
		editor?.commands.setTextSelection(pos + 1);
	}

	function start(): void {
		editor = makeEditor();
		notes.refresh();
		count();
	}

	function onNotesChanged(): void {
		// the text's own binding hears of the same transaction after us
		queueMicrotask(() => {
			notes.refresh();
			revision += 1;
		});
	}

	texts.root.observe(onNotesChanged);

	return {
		me,
		mayWrite,
		language,
		direction: directionOf(language),
		longestNote: LONGEST_NOTE,
		sync,
		notes,
		links,
		tables,
		undo: () => void undoManager.undo(),
		redo: () => void undoManager.redo(),
		headingElement,
		jumpTo,
		read,
		/** Null until the text is here. */
		get editor() {
			return editor;
		},
		/** Changes with every movement and edit: what is read from `editor` is read again. */
		get revision() {
			return revision;
		},
		get canUndo() {
			return revision >= 0 && undoManager.undoStack.length > 0;
		},
		get canRedo() {
			return revision >= 0 && undoManager.redoStack.length > 0;
		},
		get outline() {
			return entries;
		},
		get words() {
			return words;
		},
		get kept(): Kept {
			return sync.kept;
		},
		/** Something written here is not known to be on the server. */
		get holdsUnsent(): boolean {
			return sync.kept !== 'server' && sync.kept !== 'opening';
		},
		get people(): readonly PersonHere[] {
			return sync.people;
		},
		get mayWriteNow() {
			return mayWrite && sync.stop === null;
		},
		/** Why the last insertion was not made. */
		get refusal() {
			return refusal;
		},
		/** Target of the link that the caret is in. */
		get linkHere(): string | null {
			return revision >= 0 ? ((editor?.getAttributes('link').href as string | undefined) ?? null) : null;
		},
		close(): void {
			clearTimeout(counting);
			texts.root.unobserve(onNotesChanged);
			editor?.destroy();
			undoManager.destroy();
			sync.close();
		},
	};
}
