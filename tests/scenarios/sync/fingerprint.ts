import * as Y from 'yjs';
import { FIELDS_ROOT, WORDS_ROOT } from '#lib/domain/gatherings/plan-structure.ts';

/**
 * Everything that makes two documents the same: content, every struct cut into single clocks (how clocks are cut into
 * structs is each store's own business), and the delete set. Equal state vectors prove nothing.
 */
export function fingerprint(doc: Y.Doc): string {
	const structs: string[] = [];
	for (const client of [...doc.store.clients.keys()].sort((a, b) => a - b)) {
		for (const struct of doc.store.clients.get(client)!) for (const atom of atoms(struct)) structs.push(atom);
	}
	const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients].sort(([a], [b]) => a - b);
	const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
	return JSON.stringify({
		text: doc.getXmlFragment('text').toString(),
		maps: ['footnotes', FIELDS_ROOT, WORDS_ROOT].map((root) =>
			Object.entries(doc.getMap(root).toJSON()).sort(),
		),
		structs,
		deleted: deleted.map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]),
		pending,
	});
}

function atoms(struct: Y.Item | Y.GC): string[] {
	const { client, clock } = struct.id;
	return Array.from({ length: struct.length }, (_, i) => {
		if (!(struct instanceof Y.Item) || struct.deleted) return `${client}:${clock + i} deleted`;
		const { content } = struct;
		const value =
			content instanceof Y.ContentString
				? content.str[i]
				: content instanceof Y.ContentFormat
					? [content.key, content.value]
					: content instanceof Y.ContentType
						? content.type.constructor.name
						: content.getContent();
		return `${client}:${clock + i} ${JSON.stringify(value)} after ${left(struct, i)}`;
	});
}

function left(item: Y.Item, i: number): string {
	if (i > 0) return `${item.id.client}:${item.id.clock + i - 1}`;
	return item.left
		? `${item.left.lastId.client}:${item.left.lastId.clock}`
		: `start of ${item.parentSub ?? 'list'}`;
}
