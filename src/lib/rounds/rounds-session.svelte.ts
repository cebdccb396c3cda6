import { readRemovedRounds, readRounds, type RoundNames } from '#lib/domain/board/read-rounds.ts';
import type { RoundChange } from '#lib/domain/board/round-change.ts';
import type { Round } from '#lib/domain/board/round.ts';
import { newRoundId } from '#lib/plan/new-thing-id.ts';
import { applyRoundChanges, roundFieldsOf } from '#lib/plan/rounds.ts';
import { ROUNDS_SCHEMA } from '#lib/protocol/sync.ts';
import { openSync } from '#lib/table/open-sync.svelte.ts';

export type RoundsSession = ReturnType<typeof openRoundsSession>;

/** The rounds of a week opened for planning them together, until `close`. Its getters are reactive. */
export function openRoundsSession({
	document: name,
	monday,
	me,
	mayPlan,
	names,
}: {
	/** Name of the live document. */
	readonly document: string;
	readonly monday: string;
	/** Id of the person who looks. */
	readonly me: string;
	readonly mayPlan: boolean;
	/** What rounds may name, as it is known at each reading. */
	readonly names: () => RoundNames;
}) {
	let rounds = $state.raw<readonly Round[] | null>(null);
	let removed = $state.raw<readonly Round[]>([]);
	let reading = false;
	let closed = false;

	const sync = openSync({
		...{ document: name, person: me, mayWrite: mayPlan, schema: ROUNDS_SCHEMA },
		onNews: () => {},
		holds: (doc) => roundFieldsOf(doc).size > 0,
		onContent: read,
		onStop: () => {},
	});
	const { doc } = sync;

	function read(): void {
		const fields = [...roundFieldsOf(doc).entries()];
		rounds = readRounds(fields, monday, names());
		removed = readRemovedRounds(fields, monday, names());
	}

	/** However many updates arrive at once, the rounds are read once. */
	function readSoon(): void {
		if (reading || rounds === null) return;
		reading = true;
		queueMicrotask(() => {
			reading = false;
			if (!closed) read();
		});
	}
	roundFieldsOf(doc).observe(readSoon);

	return {
		/** Name of the live document. */
		document: name,
		sync,
		mayPlan,
		act(...changes: readonly RoundChange[]): void {
			if (mayPlan && sync.stop === null) applyRoundChanges(doc, changes);
		},
		/** Null until they are here. */
		get rounds() {
			return rounds;
		},
		get removed() {
			return removed;
		},
		get mayPlanNow() {
			return mayPlan && sync.stop === null;
		},
		/** Something done here is not known to be on the server. */
		get holdsUnsent() {
			return sync.kept !== 'server' && sync.kept !== 'opening';
		},
		newId: newRoundId,
		/** Sites or associations are known that were not. */
		readAgain: readSoon,
		close(): void {
			closed = true;
			roundFieldsOf(doc).unobserve(readSoon);
			sync.close();
		},
	};
}
