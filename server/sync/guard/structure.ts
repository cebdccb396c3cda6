import * as Y from 'yjs';
import { LIMITS } from '#lib/protocol/sync.ts';
import { declared, markName, type DeclaredStructure } from '../declared-structure.ts';
import type { Steps } from '../turns.ts';
import { createPlaces, depthIn, type Place } from './places.ts';

/** Characters of a key in a root of texts. */
const MAX_KEY = 64;
/** Structs looked at between two pauses. */
const PAUSE = 500;

/** May all of these new structs (in integration order) be in such a document? */
export function* conforms(
	doc: Y.Doc,
	structure: DeclaredStructure,
	fresh: readonly (Y.Item | Y.GC)[],
): Steps<boolean> {
	const places = createPlaces(doc, structure);
	for (const [i, struct] of fresh.entries()) {
		if (i % PAUSE === PAUSE - 1) yield;
		const place = places.add(struct);
		if (!(struct instanceof Y.GC) && !mayStand(struct, place, structure)) return false;
	}
	return true;
}

function mayStand({ content }: Y.Item, place: Place, structure: DeclaredStructure): boolean {
	if (place.kind === 'gone') return true;
	if (place.kind === 'nowhere') return false;
	if (content instanceof Y.ContentDeleted) return true;
	const { container, key } = place;
	switch (container.kind) {
		case 'texts':
			return key !== null && key.length <= MAX_KEY && isType(content, Y.Text);
		case 'text':
			return key === null && (content instanceof Y.ContentString || isMark(content, structure));
		case 'children':
			return key === null
				? depthIn(container) < LIMITS.depth && isChild(content, structure)
				: container.element !== null && isAttribute(content, container.element, key, structure);
	}
}

function isChild(content: Y.Item['content'], structure: DeclaredStructure): boolean {
	if (isType(content, Y.XmlText)) return true;
	if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return false;
	return declared(structure.elements, content.type.nodeName) !== undefined;
}

function isAttribute(
	content: Y.Item['content'],
	element: string,
	name: string,
	structure: DeclaredStructure,
): boolean {
	if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false;
	const attributes = declared(structure.elements, element)?.attributes;
	return (attributes && declared(attributes, name)?.(content.arr[0])) ?? false;
}

function isMark(content: Y.Item['content'], structure: DeclaredStructure): boolean {
	if (!(content instanceof Y.ContentFormat)) return false;
	const accepts = declared(structure.marks, markName(content.key));
	return accepts !== undefined && (content.value === null || accepts(content.value));
}

/** Exactly that type: Y.XmlText extends Y.Text. */
function isType(content: Y.Item['content'], type: typeof Y.Text): boolean {
	return content instanceof Y.ContentType && content.type.constructor === type;
}
