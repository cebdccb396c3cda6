import type { Node } from '@tiptap/pm/model';

/** The position of the node at a path of child indexes; null when the text has changed and none is there any more. */
export function positionOf(doc: Node, path: readonly number[]): number | null {
	let node = doc;
	let pos = -1; // before the opening of the text itself
	for (const index of path) {
		if (index >= node.childCount) return null;
		pos += 1;
		for (let before = 0; before < index; before++) pos += node.child(before).nodeSize;
		node = node.child(index);
	}
	return pos;
}
