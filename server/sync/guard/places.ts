import * as Y from 'yjs';
import { declared, type DeclaredStructure } from '../declared-structure.ts';

/** What holds an item: a root of values or of texts by key, a fragment or element (with its name), or a run of text. */
export type Container =
	| { readonly kind: 'values'; readonly accepts: (key: string, value: unknown) => boolean }
	| { readonly kind: 'texts'; readonly accepts: (key: string) => boolean; readonly longest: number }
	| { readonly kind: 'children'; readonly element: string | null; readonly depth: number }
	| TextContainer;

export interface TextContainer {
	readonly kind: 'text';
	readonly depth: number;
	/** Characters that it may hold, and those that it holds with what is new. */
	readonly longest: number;
	length: number;
}

/** Where an item would go. `gone`: what held it is deleted and collected, so that only its length is kept. */
export type Place =
	| { readonly kind: 'in'; readonly container: Container; readonly key: string | null }
	| { readonly kind: 'gone' }
	| { readonly kind: 'nowhere' };

/** Characters of a key in a root of texts whose keys nobody declared. */
const MAX_KEY = 64;

/** Whatever its events are. */
type AnyType = Y.AbstractType<unknown>;
type Parent = Container | 'gone' | null;

const GONE: Place = { kind: 'gone' };
const NOWHERE: Place = { kind: 'nowhere' };

/** Finds the place of new items, given in integration order, the way Yjs will (Item.getMissing). */
export function createPlaces(doc: Y.Doc, structure: DeclaredStructure) {
	const fresh = new Map<number, (Y.Item | Y.GC)[]>();
	const places = new Map<Y.Item | Y.GC, Place>();
	const containers = new Map<object, Container | null>();

	function findFresh({ client, clock }: Y.ID): Y.Item | Y.GC | undefined {
		const structs = fresh.get(client);
		if (!structs || clock < structs[0]!.id.clock) return undefined;
		return structs[Y.findIndexSS(structs, clock)];
	}

	function find(id: Y.ID): Y.Item | Y.GC {
		return findFresh(id) ?? Y.getItem(doc.store, id);
	}

	/** The place of a neighbour is the place of the item. */
	function placeBeside(neighbour: Y.Item | Y.GC): Place {
		const known = places.get(neighbour);
		if (known) return known;
		if (!(neighbour instanceof Y.Item) || !(neighbour.parent instanceof Y.AbstractType)) return GONE;
		const container = containerOf(neighbour.parent);
		return container ? { kind: 'in', container, key: neighbour.parentSub } : NOWHERE;
	}

	/** One object a type, so that two places can be compared. `holder` is given for types that are not in the document yet. */
	function containerOf(type: AnyType, holder?: Container): Container | null {
		const known = containers.get(type);
		if (known !== undefined) return known;
		const container = holder || type._item ? ofContent(type, holder ?? holderOf(type)) : ofRoot(type);
		containers.set(type, container);
		return container;
	}

	function holderOf(type: AnyType): Container | null {
		const parent = type._item?.parent;
		return parent instanceof Y.AbstractType ? containerOf(parent) : null;
	}

	function ofRoot(type: AnyType): Container | null {
		const name = Object.keys(structure.roots).find((root) => doc.share.get(root) === type);
		if (name === undefined) return null;
		const root = structure.roots[name]!;
		if (root === 'Map') return { kind: 'texts', accepts: (key) => key.length <= MAX_KEY, longest: Infinity };
		if (root === 'XmlFragment') return { kind: 'children', element: null, depth: 0 };
		return root.kind === 'values' ? root : { ...root, kind: 'texts' };
	}

	/** What the item of this id holds, for its children. */
	function heldBy(id: Y.ID): Parent {
		const item = find(id);
		if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) return 'gone';
		if (!(item.content instanceof Y.ContentType)) return null;
		const place = places.get(item);
		if (!place) return containerOf(item.content.type);
		if (place.kind !== 'in') return place.kind === 'gone' ? 'gone' : null;
		return containerOf(item.content.type, place.container);
	}

	function parentOf(parent: unknown): Parent {
		if (typeof parent !== 'string') return heldBy(parent as Y.ID);
		const root = (declared(structure.roots, parent) && doc.share.get(parent)) as AnyType | undefined;
		return root ? containerOf(root) : null;
	}

	function placeOf(item: Y.Item): Place {
		const left = item.origin && find(item.origin);
		const right = item.rightOrigin && find(item.rightOrigin);
		if (isGone(left) || isGone(right)) return GONE;
		if (left) return !right || sameList(placeBeside(left), placeBeside(right)) ? placeBeside(left) : NOWHERE;
		if (right) return placeBeside(right);
		const container = parentOf(item.parent);
		if (container === 'gone') return GONE;
		return container ? { kind: 'in', container, key: item.parentSub } : NOWHERE;
	}

	function isGone(neighbour: Y.Item | Y.GC | null): boolean {
		return neighbour instanceof Y.GC || (neighbour !== null && places.get(neighbour)?.kind === 'gone');
	}

	return {
		add(struct: Y.Item | Y.GC): Place {
			const place = struct instanceof Y.Item ? placeOf(struct) : GONE;
			const structs = fresh.get(struct.id.client);
			if (structs) structs.push(struct);
			else fresh.set(struct.id.client, [struct]);
			places.set(struct, place);
			return place;
		},
	};
}

function sameList(left: Place, right: Place): boolean {
	return (
		left.kind === 'in' && right.kind === 'in' && left.container === right.container && left.key === right.key
	);
}

function ofContent(type: AnyType, holder: Container | null): Container | null {
	if (!holder) return null;
	const depth = depthIn(holder) + 1;
	if (type instanceof Y.XmlElement) return { kind: 'children', element: type.nodeName, depth };
	const longest = holder.kind === 'texts' ? holder.longest : Infinity;
	return { kind: 'text', depth, longest, length: type._length };
}

export function depthIn(container: Container): number {
	return 'depth' in container ? container.depth : 0;
}
