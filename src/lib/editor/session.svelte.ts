import { Editor } from '@tiptap/core';
import 'prosemirror-view/style/prosemirror.css';
import { tick } from 'svelte';
import type * as Y from 'yjs';
import { directionOf, type Language } from '#lib/domain/papers/paper.ts';
import { countWords } from '#lib/domain/text/count-words.ts';
import { outline, type OutlineEntry } from '#lib/domain/text/outline.ts';
import { plainText } from '#lib/domain/text/plain-text.ts';
import { FOOTNOTE_CHARACTER } from '#lib/domain/text/structure.ts';
import type { Footnotes, TextNode } from '#lib/domain/text/text-node.ts';
import { m } from '#lib/paraglide/messages.js';
import { sharedExtensions, textExtensions } from './extensions.ts';
import { listReferences, numberNotes } from './footnote.ts';
import { positionOf } from './position-of.ts';
import type { NoteEdit } from './note-edit.ts';
import type { Kept } from './kept.ts';
import { createNotes, newNoteId } from './notes.ts';
import { openSync, type SyncView } from './open-sync.svelte.ts';
import type { PersonHere } from './people.ts';
import type { TextRefusal } from './text-limits.ts';
import { createUndo } from './undo.ts';

/** After the last change, before the outline and the words are counted again (ms). */
const COUNT_AFTER = 300;
/** Characters of a note's field. */
const LONGEST_NOTE = 2_000;

/** A note that the text refers to. */
export interface ShownNote {
	readonly id: string;
	readonly number: number;
	/** Null while the reference is here and the note's text is not yet. */
	readonly text: Y.Text | null;
}

export interface SessionOptions {
	/** Name of the live document. */
	readonly document: string;
	readonly language: Language;
	/** Id of the person who looks. */
	readonly me: string;
	readonly mayWrite: boolean;
}

export type EditorSession = ReturnType<typeof openSession>;

/** A paper opened for reading or writing together, until `close`. Its getters are reactive. */
export function openSession({ document: name, language, me, mayWrite }: SessionOptions) {
	const sync: SyncView = openSync(name, { mayWrite });
	const notes = createNotes(sync.doc);
	const undoManager = createUndo(sync.doc, notes);
	/** Notes of references that were pasted: kept until the text has taken the reference. */
	const copied = new Map<string, string>();

	let editor = $state.raw<Editor | null>(null);
	let revision = $state(0);
	let shownNotes = $state.raw<readonly ShownNote[]>([]);
	let entries = $state.raw<readonly OutlineEntry[]>([]);
	let words = $state(0);
	let refusal = $state<TextRefusal | null>(null);
	let linkAsked = $state(false);
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
					onOpen: (id) => void openNote(id),
					onCopied: copyNote,
				}),
				...sharedExtensions({
					document: sync.doc,
					undoManager,
					awareness: sync.awareness,
					placeholder: m.editor_placeholder(),
					onRefused: (why) => (refusal = why),
					onLink: askForLink,
					onNote: addNote,
				}),
			],
			editorProps: {
				attributes: {
					class: 'prose',
					lang: language,
					dir: direction,
					role: 'textbox',
					'aria-multiline': 'true',
					'aria-label': m.editor_text(),
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
		showNotes();
		clearTimeout(counting);
		counting = setTimeout(count, COUNT_AFTER);
	}

	function showNotes(): void {
		if (!editor) return;
		const numbers = numberNotes(listReferences(editor.state.doc));
		for (const [id, text] of copied) {
			if (!numbers.has(id)) continue;
			copied.delete(id);
			notes.make(id, text);
		}
		shownNotes = [...numbers].map(([id, number]) => ({ id, number, text: notes.text(id) }));
	}

	function count(): void {
		const text = read().json;
		entries = outline(text);
		words = countWords(plainText(text));
	}

	/** The text as it stands on this page, whether it was sent or not. */
	function read(): { json: TextNode; footnotes: Footnotes } {
		const json = (editor?.getJSON() ?? { type: 'doc' }) as TextNode;
		return {
			json,
			footnotes: Object.fromEntries(shownNotes.map(({ id, text }) => [id, text?.toString() ?? ''])),
		};
	}

	function copyNote(id: string): string | null {
		const text = notes.text(id)?.toString() ?? copied.get(id);
		if (text === undefined) return null;
		const copy = newNoteId();
		copied.set(copy, text);
		return copy;
	}

	function addNote(): void {
		if (!editor?.isEditable || !editor.state.selection.$to.parent.isTextblock) return;
		const id = newNoteId();
		copied.set(id, '');
		const mark = editor.schema.mark('footnote', { id });
		const { to } = editor.state.selection;
		const written = editor
			.chain()
			.setTextSelection(to)
			.command(({ tr, state }) => Boolean(tr.insert(to, state.schema.text(FOOTNOTE_CHARACTER, [mark]))))
			.run();
		if (written) void openNote(id);
	}

	const noteElementId = (id: string) => `note-${id}`;

	async function openNote(id: string): Promise<void> {
		await tick();
		document.getElementById(noteElementId(id))?.focus();
	}

	function leaveNote(id: string): void {
		const reference = editor && listReferences(editor.state.doc).find((each) => each.id === id);
		if (reference)
			editor
				?.chain()
				.focus()
				.setTextSelection(reference.pos + 1)
				.scrollIntoView()
				.run();
	}

	function askForLink(): void {
		if (editor?.isEditable) linkAsked = true;
	}

	function leaveLink(): void {
		linkAsked = false;
		editor?.commands.focus();
	}

	/** Null takes the link away. Without a passage the address is its own text. */
	function setLink(href: string | null): void {
		linkAsked = false;
		const chain = editor?.chain().focus().extendMarkRange('link');
		if (href === null) chain?.unsetMark('link').run();
		else if (editor?.state.selection.empty && !editor.isActive('link'))
			chain?.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
		else chain?.setMark('link', { href }).run();
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
		editor
			?.chain()
			.setTextSelection(pos + 1)
			.focus(null, { scrollIntoView: false })
			.run();
	}

	function onNotesChanged(): void {
		// the text's own binding hears of the same transaction after us
		queueMicrotask(() => {
			showNotes();
			revision += 1;
		});
	}

	notes.root.observe(onNotesChanged);
	void sync.loaded.then(() => {
		editor = makeEditor();
		showNotes();
		count();
	});

	return {
		me,
		mayWrite,
		language,
		direction: directionOf(language),
		longestNote: LONGEST_NOTE,
		sync,
		undo: () => void undoManager.undo(),
		redo: () => void undoManager.redo(),
		noteElementId,
		addNote,
		openNote,
		leaveNote,
		editNote: (id: string, edit: NoteEdit) => notes.edit(id, edit),
		askForLink,
		leaveLink,
		setLink,
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
		get notes() {
			return shownNotes;
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
		/** Something written here is not on the server, and will not go there by itself. */
		get holdsUnsent(): boolean {
			return sync.stop !== null && sync.kept !== 'server' && sync.kept !== 'opening';
		},
		get people(): readonly PersonHere[] {
			return sync.people;
		},
		get mayWriteNow() {
			return mayWrite && sync.takesEdits;
		},
		/** Why the last insertion was not made. */
		get refusal() {
			return refusal;
		},
		get linkAsked() {
			return linkAsked;
		},
		/** Target of the link that the caret is in. */
		get linkHere(): string | null {
			return revision >= 0 ? ((editor?.getAttributes('link').href as string | undefined) ?? null) : null;
		},
		close(): void {
			clearTimeout(counting);
			notes.root.unobserve(onNotesChanged);
			editor?.destroy();
			undoManager.destroy();
			sync.close();
		},
	};
}
