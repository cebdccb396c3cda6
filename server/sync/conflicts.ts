import * as Y from 'yjs';

/** New structs by id. */
export type FindFresh = (id: Y.ID) => Y.Item | Y.GC | undefined;

interface List {
	readonly parent: unknown;
	readonly key: string | null;
}

/**
 * How many structs Yjs will pass in looking for the place of a new item among what was written at the same place at the
 * same time (the loop of Item.integrate); counting ends above `limit`. Nearly always none. Of neighbours that are not in
 * the store yet nothing is counted: there are few of them.
 */
export function countConflicts(item: Y.Item, doc: Y.Doc, findFresh: FindFresh, limit: number): number {
	const { store } = doc;
	if (item.origin && !isKnown(store, item.origin)) return 0;
	const left = item.origin && Y.getItem(store, item.origin);
	const end = knownRight(item, store, findFresh);
	let right = end && Y.getItem(store, end);
	let first: Y.Item | null;
	let walked = 0;
	if (left) {
		if (!(left instanceof Y.Item)) return 0;
		const isInside = item.origin!.clock < left.id.clock + left.length - 1;
		if (isInside && left === right) {
			if (end!.clock > item.origin!.clock) return 1;
			right = null; // what stands before it is never met
		}
		first = isInside ? left : left.right;
	} else {
		const list = listOf(item, store, findFresh);
		const type = list && typeOf(list.parent, doc);
		if (!list || !type) return 0;
		first = list.key === null ? type._start : (type._map.get(list.key) ?? null);
		if (list.key !== null) while (first?.left && walked++ <= limit) first = first.left;
	}
	if (first === right) return walked;
	return walked + countPassed(item, first, { left, right, store, limit });
}

function countPassed(
	item: Y.Item,
	first: Y.Item | null,
	{ left, right, store, limit }: { left: unknown; right: unknown; store: Y.Doc['store']; limit: number },
): number {
	const passed = new Set<Y.Item | Y.GC>();
	for (let other = first; other !== null && other !== right; other = other.right) {
		passed.add(other);
		if (passed.size > limit) break;
		// the half of a run that will be split off behind the item's origin
		const origin = other === left ? item.origin : other.origin;
		if (sameId(item.origin, origin)) {
			if (other.id.client >= item.id.client && sameId(item.rightOrigin, other.rightOrigin)) break;
		} else if (!origin || !passed.has(Y.getItem(store, origin))) break;
	}
	return passed.size;
}

/** Where the search ends: the right neighbour, or that of the new item which is meant to stand there. */
function knownRight(item: Y.Item, store: Y.Doc['store'], findFresh: FindFresh): Y.ID | null {
	let id = item.rightOrigin;
	while (id && !isKnown(store, id)) {
		const next = findFresh(id);
		id = next instanceof Y.Item ? next.rightOrigin : null;
	}
	return id;
}

/** The list of an item is that of its neighbours. */
function listOf(item: Y.Item, store: Y.Doc['store'], findFresh: FindFresh): List | null {
	for (let at: Y.Item | Y.GC | undefined = item; at instanceof Y.Item;) {
		const beside: Y.ID | null = at.origin ?? at.rightOrigin;
		if (!beside) return { parent: at.parent, key: at.parentSub };
		if (!isKnown(store, beside)) at = findFresh(beside);
		else {
			const known = Y.getItem(store, beside);
			return known instanceof Y.Item ? { parent: known.parent, key: known.parentSub } : null;
		}
	}
	return null;
}

function typeOf(parent: unknown, { store, share }: Y.Doc): Y.AbstractType<unknown> | undefined {
	if (parent instanceof Y.AbstractType) return parent;
	if (typeof parent === 'string') return share.get(parent) as Y.AbstractType<unknown> | undefined;
	if (!(parent instanceof Y.ID) || !isKnown(store, parent)) return undefined;
	const holder = Y.getItem(store, parent);
	return holder instanceof Y.Item && holder.content instanceof Y.ContentType
		? holder.content.type
		: undefined;
}

function isKnown(store: Y.Doc['store'], { client, clock }: Y.ID): boolean {
	return clock < Y.getState(store, client);
}

function sameId(one: Y.ID | null, other: Y.ID | null): boolean {
	return one === other || (!!one && !!other && one.client === other.client && one.clock === other.clock);
}
