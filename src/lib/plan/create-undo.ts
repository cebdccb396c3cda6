import * as Y from 'yjs';
import { readKey } from '#lib/domain/gatherings/plan-structure.ts';
import { fieldsOf, wordsOf } from './roots.ts';

type Act = Y.UndoManager['undoStack'][number];

/**
 * Takes back one's own acts: the transactions of `origin`. What somebody else has written meanwhile in the same place
 * stays. An addition is taken back by taking the thing out, whole: everybody may bring it back.
 */
export function createUndo(doc: Y.Doc) {
	const fields = fieldsOf(doc);
	const words = wordsOf(doc);
	const origin = { name: 'own acts' };
	const acts: Record<'undo' | 'redo', Act[]> = { undo: [], redo: [] };

	/** Of everything that an act brought and that would be deleted to take it back. */
	function mayDelete(item: Y.Item): boolean {
		const key = keyOf(item);
		const thing = key && readKey(key)?.id;
		if (thing && isCreatedIn(thing, actInHand())) {
			if (key !== `${thing}.here`) return false;
			fields.set(key, false);
			return true;
		}
		// a text may hold letters of others: only one's own go
		return item.parent !== words;
	}

	function keyOf({ parent, parentSub }: Y.Item): string | null {
		if (parent === fields || parent === words) return parentSub;
		return parent instanceof Y.Text ? (parent._item?.parentSub ?? null) : null;
	}

	function isCreatedIn(thing: string, act: Act | undefined): boolean {
		let first = fields._map.get(`${thing}.here`);
		while (first?.left) first = first.left;
		return act !== undefined && first !== undefined && Y.isDeleted(act.insertions, first.id);
	}

	/** Yjs takes it from its stack before it asks. */
	function actInHand(): Act | undefined {
		return undo.undoing ? acts.undo[undo.undoStack.length] : acts.redo[undo.redoStack.length];
	}

	const undo = new Y.UndoManager([fields, words], {
		trackedOrigins: new Set([origin]),
		deleteFilter: mayDelete,
	});
	undo.on('stack-item-added', ({ stackItem, type }) => {
		acts[type][undo[`${type}Stack`].length - 1] = stackItem;
	});
	return Object.assign(undo, { origin });
}
