import { canonicalJson } from '../signing/canonical-json.ts';
import type { FormItem } from './form.ts';

/** What one version of a form changed of the one before. */
export interface FormChange {
	readonly change: 'added' | 'removed' | 'label' | 'choices' | 'condition' | 'order';
	/** Null: of the order, which is of all of them. */
	readonly item: FormItem | null;
}

export function compareForms(before: readonly FormItem[], after: readonly FormItem[]): readonly FormChange[] {
	const old = new Map(before.map((item) => [item.id, item]));
	const now = new Map(after.map((item) => [item.id, item]));
	const changes: FormChange[] = [];
	for (const item of before) if (!now.has(item.id)) changes.push({ change: 'removed', item });
	for (const item of after) {
		const was = old.get(item.id);
		if (!was) changes.push({ change: 'added', item });
		else for (const change of changesOf(was, item)) changes.push({ change, item });
	}
	const kept = (items: readonly FormItem[]) =>
		items.flatMap(({ id }) => (old.has(id) && now.has(id) ? [id] : []));
	if (kept(before).join() !== kept(after).join()) changes.push({ change: 'order', item: null });
	return changes;
}

function changesOf(was: FormItem, now: FormItem): readonly ('label' | 'choices' | 'condition')[] {
	const differs = (of: (item: FormItem) => unknown) => canonicalJson([of(was)]) !== canonicalJson([of(now)]);
	return [
		...(differs(({ label }) => label) ? (['label'] as const) : []),
		...(differs(({ choices, several }) => [choices ?? [], several ?? false]) ? (['choices'] as const) : []),
		...(differs(({ when }) => when) ? (['condition'] as const) : []),
	];
}
