import * as Y from 'yjs';
import type { ToldUpdate } from '../bus/bus.ts';
import type { DeclaredStructure } from './declared-structure.ts';
import { inspect } from './guard/guard.ts';
import { holdDocument, type HeldDocument, type Staged } from './held-document.ts';
import type { LoadedDocument, StoredDocuments } from './stored-documents.ts';
import { takeIn } from './take-in.ts';
import type { Steps, Turns } from './turns.ts';

/** Messages of other nodes that wait for their turn; more, and the log is read. */
const MOST_HEARD = 100;

/** An update of the log, as others are told of it. */
type LogUpdate = Pick<ToldUpdate, 'bytes' | 'person'>;

/**
 * What other nodes write into the same log, taken into the document that is held here. Everything here runs while nobody else
 * works on the document. Answers false when only the log can say any more what the document is.
 */
export function createOtherNodes(
	held: HeldDocument,
	needs: {
		readonly document: string;
		readonly structure: DeclaredStructure;
		readonly stored: Pick<StoredDocuments, 'since' | 'applyTo'>;
		readonly load: () => Promise<LoadedDocument>;
		readonly turns: Turns;
		/** To everybody connected here. */
		readonly sendOut: (updates: readonly LogUpdate[]) => void;
	},
) {
	/** What was told while it could not be taken in, by the sequence that it follows: spares reading it from the log. */
	const heard = new Map<number, readonly LogUpdate[]>();

	/** As much as was heard without a hole. */
	function takeHeard(): LogUpdate[] {
		const later: LogUpdate[] = [];
		for (let more = heard.get(held.head); more; more = heard.get(held.head + later.length))
			later.push(...more);
		heard.clear();
		return later;
	}

	/** Without a hole after `head`. `isDoomed`: the document is about to be read from the log again. */
	async function takeInThese(later: readonly LogUpdate[], isDoomed = false): Promise<boolean> {
		if (later.length === 0) return true;
		if (overlaps(held.staged, later)) return !isDoomed && rebase();
		held.wholeState = null;
		if (!isDoomed)
			await needs.stored.applyTo(
				held.doc,
				later.map(({ bytes }) => bytes),
			);
		for (const { bytes, person } of later) {
			held.quota.grew(bytes.length);
			for (const client of clientsOf(bytes)) if (!held.owners.has(client)) held.owners.set(client, person);
		}
		held.head += later.length;
		needs.sendOut(later);
		return true;
	}

	/**
	 * The same client id wrote there and here: its person changed nodes, or plays false. What came first in the log holds, so
	 * the document is read from there, and what is staged is judged once more upon it.
	 */
	async function rebase(): Promise<boolean> {
		const fresh = holdDocument(await needs.load());
		const later = await needs.stored.since(needs.document, held.head);
		if (!later) return false;
		let stands = false;
		await needs.turns.work(
			(function* () {
				stands = yield* restage(fresh, held.staged, needs.structure);
			})(),
		);
		if (!stands) return false;
		const old = held.doc;
		const before = held.head;
		Object.assign(held, fresh, { staged: held.staged });
		old.destroy();
		needs.sendOut(later.slice(0, fresh.head - before));
		return true;
	}

	return {
		/** Told by another node: these follow `after` in the log. */
		note(after: number, updates: readonly LogUpdate[]): void {
			if (heard.size >= MOST_HEARD) heard.clear();
			heard.set(after, updates);
		},
		/** What others have written since: what was heard of it, else what the log says. */
		async takeInLater(isDoomed = false): Promise<boolean> {
			const told = takeHeard();
			const later = told.length > 0 ? told : await needs.stored.since(needs.document, held.head);
			return later !== null && takeInThese(later, isDoomed);
		},
	};
}

function overlaps(staged: readonly Staged[], later: readonly LogUpdate[]): boolean {
	if (staged.length === 0) return false;
	const mine = new Set(staged.flatMap(({ bytes }) => clientsOf(bytes)));
	return later.some(({ bytes }) => clientsOf(bytes).some((client) => mine.has(client)));
}

/** False when one of them is not what this document may take. */
function* restage(
	fresh: HeldDocument,
	staged: readonly Staged[],
	structure: DeclaredStructure,
): Steps<boolean> {
	const guarded = {
		doc: fresh.doc,
		structure,
		ownerOf: (client: number) => fresh.owners.get(client),
		hasRoomFor: fresh.quota.hasRoomFor,
	};
	for (const { bytes, person } of staged) {
		// clocks that are known already are not looked at, whoever wrote them
		const isForeign = clientsOf(bytes).some(
			(client) => fresh.owners.has(client) && fresh.owners.get(client) !== person,
		);
		if (isForeign) return false;
		const verdict = yield* inspect(bytes, { person, mayWrite: true }, guarded);
		if (verdict.kind === 'known') continue;
		if (verdict.kind !== 'apply') return false;
		if ((yield* takeIn(fresh.doc, verdict)).kind !== 'done') return false;
		fresh.quota.grew(bytes.length);
		for (const client of verdict.claims) fresh.owners.set(client, person);
	}
	return true;
}

/** Client ids of the structs in an update. */
function clientsOf(update: Uint8Array): number[] {
	return [...Y.parseUpdateMeta(update).from.keys()];
}
