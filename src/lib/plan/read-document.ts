import * as Y from 'yjs';
import type { Plan } from '#lib/domain/gatherings/plan.ts';
import { isWord } from '#lib/domain/gatherings/plan-structure.ts';
import { readPlan, readRemoved, type RemovedThing } from '#lib/domain/gatherings/read-plan.ts';
import { fieldsOf, wordsOf } from './roots.ts';

/** The plan that a live document holds just now. */
export function readDocument(doc: Y.Doc): Plan {
	return readPlan(fieldsOf(doc).entries(), textsOf(doc));
}

/** What was taken out of it, and can be brought back. */
export function readRemovedFrom(doc: Y.Doc): RemovedThing[] {
	return readRemoved(fieldsOf(doc).entries(), textsOf(doc));
}

function textsOf(doc: Y.Doc): Map<string, string> {
	const texts = new Map<string, string>();
	for (const [key, text] of wordsOf(doc).entries())
		if (isWord(key) && text instanceof Y.Text) texts.set(key, text.toString());
	return texts;
}
