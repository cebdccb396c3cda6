import type * as Y from 'yjs';
import { findEdit, mapThrough, type PlainDelta, type TextEdit } from './text-edit.ts';

/**
 * Keeps a plain field and a shared text equal, both ways, in smallest steps. While an input method composes, the field
 * is left alone: what others write meanwhile is taken in when the composition ends, and the composed text is put where
 * it belongs by then.
 */
export function bindText(
	field: HTMLTextAreaElement | HTMLInputElement,
	options: {
		readonly text: Y.Text | null;
		readonly edit: (edit: TextEdit) => void;
		/** What of the typed text may stand in the shared one. */
		readonly clean: (typed: string) => string;
	},
): () => void {
	const { text, edit, clean } = options;
	/** The shared text that the field shows, before what is being typed. */
	let shown = text?.toString() ?? '';
	let composing = false;
	let taking = false;
	let missed: PlainDelta[] = [];
	field.value = shown;

	function take(): void {
		const typed = clean(field.value);
		const caret = clean(field.value.slice(0, caretOf(field))).length;
		const local = findEdit(shown, typed, caret);
		const through = (position: number) => missed.reduce((at, delta) => mapThrough(delta, at), position);
		if (local) {
			const index = through(local.index);
			taking = true;
			edit({ index, remove: through(local.index + local.remove) - index, insert: local.insert });
			taking = false;
		}
		const end = through(caret);
		missed = [];
		show(end, end, typed);
	}

	function show(from: number, to: number, typed = field.value): void {
		shown = text?.toString() ?? typed;
		if (field.value === shown) return;
		field.value = shown;
		if (document.activeElement === field) field.setSelectionRange(from, to);
	}

	const onInput = () => {
		if (!composing) take();
	};
	const onCompositionStart = () => (composing = true);
	const onCompositionEnd = () => {
		composing = false;
		take();
	};
	const onShared = (event: Y.YTextEvent) => {
		const change = event.delta as PlainDelta;
		if (composing) missed.push(change);
		else if (!taking) show(mapThrough(change, field.selectionStart ?? 0), mapThrough(change, caretOf(field)));
	};

	field.addEventListener('input', onInput);
	field.addEventListener('compositionstart', onCompositionStart);
	field.addEventListener('compositionend', onCompositionEnd);
	text?.observe(onShared);
	return () => {
		field.removeEventListener('input', onInput);
		field.removeEventListener('compositionstart', onCompositionStart);
		field.removeEventListener('compositionend', onCompositionEnd);
		text?.unobserve(onShared);
	};
}

/** Where the caret stands, or the selection ends. */
function caretOf(field: HTMLTextAreaElement | HTMLInputElement): number {
	return field.selectionEnd ?? field.value.length;
}
