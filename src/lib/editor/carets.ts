import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { readPerson, type PersonHere } from '#lib/table/people.ts';

/** How long a name stays beside a caret that moved, where it would hide text (ms). */
const NAME_SHOWN = 2_000;

/** Where the others write, with the names the server stamped. */
export const Carets = Extension.create<{ awareness: Awareness | null }>({
	name: 'carets',
	priority: 999, // below Collaboration, whose positions it reads
	addOptions() {
		return { awareness: null };
	},
	addProseMirrorPlugins() {
		const { awareness } = this.options;
		if (!awareness) return [];
		/** Pages whose caret has just moved: it may be drawn anew at any time. */
		const moved = new Set<number>();
		return [
			yCursorPlugin(awareness, {
				cursorBuilder: (user: unknown, client: number) =>
					drawCaret(readPerson(client, { user }), moved.has(client)),
				selectionBuilder: (user: unknown, client: number) => ({
					class: `their p${readPerson(client, { user }).seat}`,
				}),
			}),
			new Plugin({
				key: new PluginKey('caret-names'),
				view: (view) => showMovedNames(view, awareness, moved),
			}),
		];
	},
});

function drawCaret(person: PersonHere, fresh: boolean): HTMLElement {
	const caret = document.createElement('span');
	caret.className = `caret p${person.seat}`;
	caret.classList.toggle('fresh', fresh);
	caret.dataset.client = String(person.client);
	caret.setAttribute('aria-hidden', 'true');
	const name = document.createElement('b');
	name.dataset.initials = person.initials;
	name.title = person.name;
	const text = document.createElement('bdi');
	text.textContent = person.name;
	name.append(text);
	caret.append(name);
	return caret;
}

function showMovedNames(view: EditorView, awareness: Awareness, moved: Set<number>) {
	const timers = new Map<number, ReturnType<typeof setTimeout>>();

	function mark(client: number, fresh: boolean): void {
		if (fresh) moved.add(client);
		else moved.delete(client);
		view.dom.querySelector(`.caret[data-client="${client}"]`)?.classList.toggle('fresh', fresh);
	}

	const onChange = ({ added, updated }: { added: number[]; updated: number[] }) => {
		for (const client of [...added, ...updated]) {
			clearTimeout(timers.get(client));
			timers.set(
				client,
				setTimeout(() => mark(client, false), NAME_SHOWN),
			);
			mark(client, true);
		}
	};
	awareness.on('change', onChange);
	return {
		destroy() {
			awareness.off('change', onChange);
			for (const timer of timers.values()) clearTimeout(timer);
		},
	};
}
