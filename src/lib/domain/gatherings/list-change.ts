/** Another whole list, or what comes to it and goes from it: of two such changes made at once, both count. */
export type ListChange =
	readonly string[] | { readonly add?: readonly string[]; readonly remove?: readonly string[] };

/** Each once, in the order they came. */
export function changeList(list: readonly string[], change: ListChange): readonly string[] {
	if ('length' in change) return [...new Set(change)];
	const { add = [], remove = [] } = change;
	const gone = new Set(remove);
	return [...new Set([...list, ...add])].filter((each) => !gone.has(each));
}
