import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import { NOTE_EDIT, type Notes } from './notes.ts';

/** One history for the text and its notes, of this page's own acts: what others wrote is never taken back. */
export function createUndo(document: Y.Doc, notes: Notes): Y.UndoManager {
	return new Y.UndoManager([document.getXmlFragment(TEXT_ROOT), notes.root] as Y.AbstractType<unknown>[], {
		trackedOrigins: new Set<unknown>([ySyncPluginKey, NOTE_EDIT]),
		deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
		captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
	});
}
