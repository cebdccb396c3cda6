/**
 * Everything a Y.Doc holds, in a form that does not depend on how its pieces are merged: one line for each clock of
 * each client (what stands there, after and before what it was put, deleted or not). Equal lines mean equal content,
 * equal struct store and equal delete set; equal state vectors alone would not.
 * Self-contained: it also runs inside a page, where it is given as a string.
 */
export function documentFacts(doc: unknown): string[] {
	interface Id {
		client: number;
		clock: number;
	}
	interface Piece {
		id: Id;
		length: number;
		deleted: boolean;
		origin?: Id | null;
		rightOrigin?: Id | null;
		parentSub?: string | null;
		content?: { str?: string; key?: string; value?: unknown; type?: { nodeName?: string }; arr?: unknown[] };
	}
	const store = (
		doc as { store: { clients: Map<number, Piece[]>; pendingStructs: unknown; pendingDs: unknown } }
	).store;
	const name = (id: Id | null | undefined) => (id ? `${id.client}.${id.clock}` : '-');
	const lines: string[] = [];
	for (const [client, pieces] of store.clients)
		for (const piece of pieces)
			for (let n = 0; n < piece.length; n += 1) {
				const clock = piece.id.clock + n;
				if (piece.deleted || !piece.content) {
					lines.push(`${client}.${clock} deleted`);
					continue;
				}
				const { str, key, value, type, arr } = piece.content;
				const what =
					str?.charCodeAt(n) ??
					type?.nodeName ??
					(key ? `${key}=${JSON.stringify(value)}` : JSON.stringify(arr?.[n] ?? null));
				const after = n === 0 ? name(piece.origin) : `${client}.${clock - 1}`;
				lines.push(
					`${client}.${clock} ${what} after ${after} before ${name(piece.rightOrigin)} ${piece.parentSub ?? ''}`,
				);
			}
	if (store.pendingStructs || store.pendingDs) lines.push('pending');
	return lines.sort();
}
