import type * as Y from 'yjs';
import type { RoundChange } from '#lib/domain/board/round-change.ts';
import { isRoundField, ROUNDS_ROOT } from '#lib/domain/board/rounds-structure.ts';

/** The values of a week's rounds, by key. */
export function roundFieldsOf(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap(ROUNDS_ROOT);
}

/**
 * Writes changes as one transaction, and of them only what differs from what stands there, so that nobody's concurrent edit
 * loses against a value that was there anyway. Throws, with nothing written, what the server would refuse.
 */
export function applyRoundChanges(doc: Y.Doc, changes: readonly RoundChange[], origin: unknown = null): void {
	const wanted = changes.flatMap((change) => Object.entries(change));
	for (const [key, value] of wanted)
		if (!isRoundField(key, value)) throw new RangeError(`no value of a round: ${key}`);
	doc.transact(() => {
		const fields = roundFieldsOf(doc);
		for (const [key, value] of wanted)
			if (JSON.stringify(fields.get(key)) !== JSON.stringify(value)) fields.set(key, value);
	}, origin);
}
