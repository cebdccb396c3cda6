import type { Plan } from '#lib/domain/gatherings/plan.ts';
import { readPlanPresence, type PlanPresence } from '#lib/domain/gatherings/plan-presence.ts';
import type { PlanChange } from '#lib/domain/gatherings/plan-change.ts';
import type { RemovedThing } from '#lib/domain/gatherings/read-plan.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { createUndo } from '#lib/plan/create-undo.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { readDocument, readRemovedFrom } from '#lib/plan/read-document.ts';
import { fieldsOf, wordsOf } from '#lib/plan/roots.ts';
import { PLAN_SCHEMA } from '#lib/protocol/sync.ts';
import { openSync } from '#lib/table/open-sync.svelte.ts';
import { readPerson, type PersonHere } from '#lib/table/people.ts';
import type { TextEdit } from '#lib/table/text-edit.ts';
import type { Text } from 'yjs';

/** Between two neighbours in a list. */
const APART = 1000;

/** What somebody else does just now. */
export interface OtherAct {
	readonly person: PersonHere;
	readonly at: PlanPresence;
}

export type PlanSession = ReturnType<typeof openPlanSession>;

/** A plan opened for arranging it together, until `close`. Its getters are reactive. */
export function openPlanSession({
	document: name,
	me,
	mayWrite,
}: {
	/** Name of the live document. */
	readonly document: string;
	/** Id of the person who looks. */
	readonly me: string;
	readonly mayWrite: boolean;
}) {
	let plan = $state.raw<Plan | null>(null);
	let removed = $state.raw<readonly RemovedThing[]>([]);
	let others = $state.raw<readonly OtherAct[]>([]);
	/** Changes with every act that can be taken back. */
	let turn = $state(0);
	let reading = false;
	let closed = false;

	const sync = openSync({
		...{ document: name, person: me, mayWrite, schema: PLAN_SCHEMA },
		onNews: () => {},
		holds: (doc) => fieldsOf(doc).size > 0,
		onContent: read,
		onStop: () => {},
	});
	const { doc, awareness } = sync;
	const undo = createUndo(doc);

	function read(): void {
		plan = readDocument(doc);
		removed = readRemovedFrom(doc);
	}

	/** However many updates arrive at once, the plan is read once. */
	function readSoon(): void {
		if (reading || plan === null) return;
		reading = true;
		queueMicrotask(() => {
			reading = false;
			if (!closed) read();
		});
	}

	function onPresence(): void {
		queueMicrotask(() => {
			if (closed) return;
			others = [...awareness.getStates()]
				.filter(([client]) => client !== awareness.clientID)
				.flatMap(([client, state]) => {
					const at = readPlanPresence(state.at);
					return at ? [{ person: readPerson(client, state), at }] : [];
				});
		});
	}

	function onStack(): void {
		turn += 1;
	}

	/** One act: what is taken back together. */
	function act(...changes: readonly PlanChange[]): void {
		if (!mayWrite || sync.stop !== null) return;
		undo.stopCapturing();
		doc.transact(() => changes.forEach((change) => applyPlanChange(doc, change)), undo.origin);
		undo.stopCapturing();
	}

	fieldsOf(doc).observe(readSoon);
	wordsOf(doc).observeDeep(readSoon);
	awareness.on('change', onPresence);
	undo.on('stack-item-added', onStack);
	undo.on('stack-item-popped', onStack);
	undo.on('stack-cleared', onStack);

	return {
		me,
		mayWrite,
		sync,
		act,
		/** Null until it is here. */
		get plan() {
			return plan;
		},
		get removed() {
			return removed;
		},
		/** Where the others are and what they drag. */
		get others() {
			return others;
		},
		get mayWriteNow() {
			return mayWrite && sync.stop === null;
		},
		/** Something done here is not known to be on the server. */
		get holdsUnsent() {
			return sync.kept !== 'server' && sync.kept !== 'opening';
		},
		newId: newThingId,
		/** Behind all others of its kind. */
		nextOrder(things: readonly { readonly id: string }[]): number {
			const orders = things.map(({ id }) => Number(fieldsOf(doc).get(`${id}.order`) ?? 0));
			return Math.max(-APART, ...orders) + APART;
		},
		/** Where the n-th of a list stands when all are counted anew. */
		orderAt: (index: number) => index * APART,
		word(id: string, word: string): Text | null {
			return wordsOf(doc).get(`${id}.${word}`) ?? null;
		},
		editWord(id: string, word: string, { index, remove, insert }: TextEdit): void {
			const key = `${id}.${word}`;
			doc.transact(() => {
				applyPlanChange(doc, { fields: {}, words: { [key]: '' } });
				const text = wordsOf(doc).get(key)!;
				if (remove > 0) text.delete(index, remove);
				if (insert) text.insert(index, insert);
			}, undo.origin);
		},
		/** Tells the others what is worked at here; null: nothing. */
		showAt(at: PlanPresence | null): void {
			awareness.setLocalStateField('at', at);
		},
		undo: () => void undo.undo(),
		redo: () => void undo.redo(),
		get canUndo() {
			return turn >= 0 && undo.canUndo();
		},
		get canRedo() {
			return turn >= 0 && undo.canRedo();
		},
		close(): void {
			closed = true;
			fieldsOf(doc).unobserve(readSoon);
			wordsOf(doc).unobserveDeep(readSoon);
			awareness.off('change', onPresence);
			undo.destroy();
			sync.close();
		},
	};
}
