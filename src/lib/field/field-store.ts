import { openMemoryStore, type ParcelStore } from '#lib/outbox/parcel-store.ts';
import type { Parcel } from '#lib/outbox/parcel.ts';
import type { Draft } from './draft.ts';
import type { KeptReport, ReportParcel } from './report-parcel.ts';

/** What is left on the phone of a report that the server has: nothing of its content. */
export interface SentReport {
	readonly id: string;
	/** Server instant. */
	readonly at: string;
	/** Associations that have had it on an open board. */
	readonly seenBy: number;
}

/** What one person writes in the field, on this phone. A promise that is fulfilled with yes means that it is on its disk. */
export interface FieldStore {
	/** False for a store that forgets with the page. */
	readonly durable: boolean;
	readonly parcels: ParcelStore;
	drafts(): Promise<readonly Draft[]>;
	/** No when another tab wrote in it since, or made a report of it: then nothing changed. */
	keep(draft: Draft): Promise<boolean>;
	drop(draft: Draft): Promise<void>;
	/** The draft becomes a report that waits, in one step. No as for `keep`. */
	save(draft: Draft, parcel: ReportParcel): Promise<boolean>;
	/** The report that waits becomes a draft again, in one step. No when it has left meanwhile. */
	takeBack(parcel: KeptReport): Promise<boolean>;
	/** Another parcel in its place, in one step; nothing when it is not there any more. */
	replace(parcel: KeptReport, next: ReportParcel): Promise<void>;
	sent(): Promise<readonly SentReport[]>;
	noteSeen(id: string, seenBy: number): Promise<void>;
	/** Forgets what was received before that instant. */
	forgetSent(before: string): Promise<void>;
	close(): void;
}

/** What an answer of the server leaves behind, if it is a receipt for a report or its correction: its line has the report's id. */
export function sentOf({ receipt, line }: Parcel, answer: unknown): SentReport | null {
	const { receivedAt } = (answer ?? {}) as { receivedAt?: unknown };
	return receipt && typeof receivedAt === 'string' ? { id: line, at: receivedAt, seenBy: 0 } : null;
}

/** Only the next writing of what is kept, or the first one. */
export function mayFollow(kept: Draft | undefined, next: Draft): boolean {
	return (kept?.turn ?? 0) === next.turn - 1;
}

export function openMemoryField(): FieldStore {
	const memory = openMemoryStore();
	const drafts = new Map<string, Draft>();
	const sent = new Map<string, SentReport>();
	const parcels: ParcelStore = {
		...memory,
		async taken(parcel, answer) {
			await memory.taken(parcel, answer);
			const left = sentOf(parcel, answer);
			if (left) sent.set(left.id, left);
		},
	};
	return {
		durable: false,
		parcels,
		drafts: async () => [...drafts.values()],
		async keep(draft) {
			if (!mayFollow(drafts.get(draft.id), draft)) return false;
			drafts.set(draft.id, draft);
			return true;
		},
		async drop({ id }) {
			drafts.delete(id);
		},
		async save(draft, parcel) {
			if (drafts.get(draft.id)?.turn !== draft.turn) return false;
			await memory.add(parcel);
			drafts.delete(draft.id);
			return true;
		},
		async takeBack({ id, number, draft }) {
			const waits = (await memory.all()).some((each) => each.number === number);
			if (!waits) return false;
			await memory.remove(id);
			drafts.set(id, { ...draft, turn: draft.turn + 1 });
			return true;
		},
		async replace({ id, number }, next) {
			if (!(await memory.all()).some((each) => each.number === number)) return;
			await memory.remove(id);
			await memory.add(next);
		},
		sent: async () => [...sent.values()],
		async noteSeen(id, seenBy) {
			const known = sent.get(id);
			if (known) sent.set(id, { ...known, seenBy });
		},
		async forgetSent(before) {
			for (const { id, at } of sent.values()) if (at < before) sent.delete(id);
		},
		close() {},
	};
}
