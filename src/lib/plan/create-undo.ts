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
		if (item.parent === words) return false;
		return item.parent !== fields || !putBack(item);
	}

	/**
	 * Of a value that somebody else set as well, without knowing of it, Yjs would delete the one that stands and put nothing
	 * in its place. What stood before the act does instead; where nothing did, both said so, and the value stays.
	 */
	function putBack(item: Y.Item): boolean {
		const { parentSub: key, origin, left } = item;
		if (key === null || left === null || fields._map.get(key) !== item) return false;
		if (origin !== null && Y.compareIDs(left.lastId, origin)) return false;
		const act = actInHand();
		if (origin !== null && act && Y.isDeleted(act.deletions, origin)) {
			const before = Y.getItem(doc.store, origin);
			if (before.content instanceof Y.ContentAny)
				fields.set(key, before.content.arr[origin.clock - before.id.clock]);
		}
		return true;
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
