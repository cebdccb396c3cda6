import type * as Y from 'yjs';
import { FIELDS_ROOT, WORDS_ROOT } from '#lib/domain/gatherings/plan-structure.ts';

/** Plain values by key. */
export function fieldsOf(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap(FIELDS_ROOT);
}

/** Shared texts by key. */
export function wordsOf(doc: Y.Doc): Y.Map<Y.Text> {
	return doc.getMap<Y.Text>(WORDS_ROOT);
}
