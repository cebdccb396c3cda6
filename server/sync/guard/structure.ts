import * as Y from 'yjs';
import { LIMITS } from '#lib/protocol/sync.ts';
import { declared, markName, type DeclaredStructure } from '../declared-structure.ts';
import type { Steps } from '../turns.ts';
import { createPlaces, depthIn, type Place, type TextContainer } from './places.ts';

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
		case 'values':
			return key !== null && areAll(content, (value) => container.accepts(key, value));
		case 'texts':
			return key !== null && container.accepts(key) && isType(content, Y.Text);
		case 'text':
			if (key !== null) return false;
			return content instanceof Y.ContentString
				? grow(container, content.getLength())
				: isMark(content, structure);
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
	const attributes = declared(structure.elements, element)?.attributes;
	const accepts = attributes && declared(attributes, name);
	return accepts !== undefined && areAll(content, accepts);
}

/** A client with an undo history keeps what it overwrote while it was offline, several values in one struct. */
function areAll(content: Y.Item['content'], accepts: (value: unknown) => boolean): boolean {
	return content instanceof Y.ContentAny && content.arr.every(accepts);
}

/** So many characters more. */
function grow(container: TextContainer, characters: number): boolean {
	container.length += characters;
	return container.length <= container.longest;
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
