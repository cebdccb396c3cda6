import type * as Y from 'yjs';
import type { ToldUpdate } from '../bus/bus.ts';
import type { Connection } from './connection.ts';
import { createQuota } from './quota.ts';
import type { LoadedDocument } from './stored-documents.ts';

/** An update that is in the document and not yet in the log. */
export interface Staged extends ToldUpdate {
	readonly author: Connection | null;
}

/** A document in memory: what the log holds up to `head`, and upon it what is staged, in that order. */
export interface HeldDocument {
	doc: Y.Doc;
	/** Sequence of the last update of the log that is in it. */
	head: number;
	/** client id → person, of the log and of what is staged. */
	owners: Map<number, string | null>;
	quota: ReturnType<typeof createQuota>;
	staged: Staged[];
	/** The whole document as a step 2, until it changes. */
	wholeState: Uint8Array | null;
}

export function holdDocument({ doc, head, owners, bytes }: LoadedDocument): HeldDocument {
	return {
		doc,
		head,
		owners: new Map(owners),
		quota: createQuota(doc, bytes),
		staged: [],
		wholeState: null,
	};
}
