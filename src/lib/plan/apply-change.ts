import * as Y from 'yjs';
import type { PlanChange } from '#lib/domain/gatherings/plan-change.ts';
import { isField, isWord } from '#lib/domain/gatherings/plan-structure.ts';
import { fieldsOf, wordsOf } from './roots.ts';

/**
 * Writes a change as one transaction: only what differs from what stands there, so that nobody's concurrent edit loses
 * against a value that was there anyway. Throws, with nothing written, what the server would refuse.
 */
export function applyPlanChange(doc: Y.Doc, { fields, words }: PlanChange, origin: unknown = null): void {
	for (const [key, value] of Object.entries(fields))
		if (value !== undefined && !isField(key, value)) throw new RangeError(`no value of a plan: ${key}`);
	for (const key of Object.keys(words)) if (!isWord(key)) throw new RangeError(`no text of a plan: ${key}`);
	doc.transact(() => {
		const values = fieldsOf(doc);
		for (const [key, value] of Object.entries(fields)) {
			if (value === undefined) {
				if (values.has(key)) values.delete(key);
			} else if (!values.has(key) || !isSame(values.get(key), value)) values.set(key, value);
		}
		const texts = wordsOf(doc);
		for (const [key, text] of Object.entries(words)) if (!texts.has(key)) texts.set(key, new Y.Text(text));
	}, origin);
}

/** Values of a plan are plain JSON, one level deep. */
function isSame(one: unknown, other: unknown): boolean {
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
		return one === other;
	const [left, right] = [Object.entries(one), other as Record<string, unknown>];
	return left.length === Object.keys(right).length && left.every(([name, value]) => right[name] === value);
}
