import { keyOfFact, type Entry, type Fact } from '#lib/domain/board/entry.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { findAll } from '../network/read-all.ts';
import type { Records } from '../storage/records.ts';
import { entries } from './collections.ts';

/**
 * The board's log. A line is one record, so that a fact and its place are kept together or not at all; its id says stream
 * and number, so that of two nodes only one can take a number, and the other tries the next.
 */
export interface BoardLog {
	/** `fresh: false`: this fact was there already, and the line answered is the one that stands. */
	append<F extends Fact>(line: NewLine<F>): Promise<{ readonly entry: Entry<F>; readonly fresh: boolean }>;
	/** The lines after `seq`, in order, at most `limit` (default and maximum 1000). */
	since(stream: Stream, seq: number, limit?: number): Promise<readonly Entry[]>;
	/** The line of this fact: `observation:<id>`, `alert:<id>` … */
	byKey(key: string): Promise<Entry | null>;
	/** Every line about a report, an alert or an offer, in no order across streams. */
	about(id: string): Promise<readonly Entry[]>;
	/** Lines of a stream that tell of visits in this month (YYYY-MM), in order. */
	inMonth(stream: Stream, month: string): Promise<readonly Entry[]>;
	/** For erasing a text and for becoming the association's only: what a line says may get less, never other. */
	rewrite(line: Pick<Entry, 'stream' | 'seq'>, change: (entry: Entry) => Entry): Promise<void>;
}

export type NewLine<F extends Fact = Fact> = Pick<Entry<F>, 'stream' | 'by' | 'association' | 'fact'>;

export function createLog(needs: {
	readonly records: Records;
	/** Server time, in ms. */
	now(): number;
	/** Once a line is kept. */
	appended(entry: Entry): void;
}): BoardLog {
	const { records } = needs;
	/** The last number known here, by stream. */
	const heads = new Map<Stream, number>();
	const turns = new Map<Stream, Promise<unknown>>();

	/** One line of a stream after the other: two that ask at once would only take the same number twice. */
	function inTurn<T>(stream: Stream, work: () => Promise<T>): Promise<T> {
		const turn = (turns.get(stream) ?? Promise.resolve()).then(work);
		turns.set(
			stream,
			turn.catch(() => undefined),
		);
		return turn;
	}

	async function appendNow<F extends Fact>({ stream, by, association, fact }: NewLine<F>) {
		const key = keyOfFact(fact);
		for (;;) {
			const seq = (await headOf(stream)) + 1;
			const at = new Date(needs.now()).toISOString();
			const entry: Entry<F> = { stream, seq, at, by, association, fact };
			if (await records.insert(entries, idOf(stream, seq), entry)) {
				heads.set(stream, seq);
				needs.appended(entry);
				return { entry, fresh: true };
			}
			const standing = await byKey(key);
			if (standing) return { entry: standing as Entry<F>, fresh: false };
			// another node took the number
		}
	}

	/** Numbers have no holes, so what follows the last known one is all there is. */
	async function headOf(stream: Stream): Promise<number> {
		let head = heads.get(stream) ?? 0;
		for (;;) {
			const later = await since(stream, head);
			head = later.at(-1)?.seq ?? head;
			if (later.length < LARGEST_PAGE) break;
		}
		heads.set(stream, Math.max(head, heads.get(stream) ?? 0));
		return head;
	}

	async function since(stream: Stream, seq: number, limit = LARGEST_PAGE): Promise<Entry[]> {
		const page = await records.list(entries, { after: idOf(stream, seq), limit });
		return page.map(({ value }) => value).filter((entry) => entry.stream === stream);
	}

	async function byKey(key: string): Promise<Entry | null> {
		const [found] = await records.find(entries, 'key', key, { limit: 1 });
		return found?.value ?? null;
	}

	return {
		append: (line) => inTurn(line.stream, () => appendNow(line)),
		since,
		byKey,
		async about(id) {
			return (await findAll(records, entries, 'about', id)).map(({ value }) => value);
		},
		async inMonth(stream, month) {
			return (await findAll(records, entries, 'month', `${stream}/${month}`)).map(({ value }) => value);
		},
		async rewrite({ stream, seq }, change) {
			const id = idOf(stream, seq);
			for (;;) {
				const stored = await records.get(entries, id);
				if (!stored) return;
				const changed = change(stored.value);
				if (changed === stored.value) return;
				if (await records.replace(entries, id, stored.revision, changed)) return;
			}
		},
	};
}

const LARGEST_PAGE = 1000;
const DIGITS = 10;

function idOf(stream: Stream, seq: number): string {
	return `${stream}/${String(seq).padStart(DIGITS, '0')}`;
}
