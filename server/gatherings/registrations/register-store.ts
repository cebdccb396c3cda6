import { termsOf } from '#lib/domain/gatherings/register-terms.ts';
import type { PlaceTerms, Settled } from '#lib/domain/gatherings/register.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { gatherings } from '../collections.ts';
import type { GatheringsContext } from '../context.ts';
import { registers, type RegisterRecord } from './collections.ts';

/** The registers, each changed by one writer of this process at a time, for all who wait in one replacement. */
export interface RegisterStore {
	read(gathering: string): Promise<RegisterRecord>;
	/**
	 * Makes `change` of the register as it is then; again when another node was faster. A change that throws leaves the register
	 * to the others as it was. Answers once it is kept.
	 */
	change<T>(gathering: string, change: RegisterChange<T>): Promise<T>;
}

export type RegisterChange<T> = (
	record: RegisterRecord,
	now: RegisterNow,
) => { readonly record: RegisterRecord; readonly answer: T };

export interface RegisterNow {
	/** As it is at the change, not as it was when somebody asked. */
	readonly gathering: Gathering;
	readonly terms: PlaceTerms;
	/** YYYY-MM-DD in Paris. */
	readonly day: string;
}

interface Asked {
	readonly change: RegisterChange<unknown>;
	readonly resolve: (answer: never) => void;
	readonly reject: (problem: unknown) => void;
}

const EMPTY: RegisterRecord = { entries: [], notices: [] };

export function createRegisterStore(
	context: Pick<GatheringsContext, 'records' | 'announce' | 'now'>,
): RegisterStore {
	const { records, announce, now } = context;
	/** Who waits for a register; a key stands as long as somebody works on it. */
	const waiting = new Map<string, Asked[]>();

	async function work(id: string, asked: Asked[]): Promise<void> {
		while (asked.length > 0) {
			const all = asked.splice(0);
			try {
				await commit(id, all);
			} catch (problem) {
				for (const { reject } of all) reject(problem);
			}
		}
		waiting.delete(id);
	}

	async function commit(id: string, all: readonly Asked[]): Promise<void> {
		for (;;) {
			const [gathering, stored] = await Promise.all([
				records.get(gatherings, id),
				records.get(registers, id),
			]);
			if (!gathering) throw new Refusal('not-found', 'not-found');
			const { date: day } = parisWallClock(now());
			const at = { gathering: gathering.value, day, terms: termsOf(gathering.value, day) };
			const before = stored?.value ?? EMPTY;
			const outcomes: (() => void)[] = [];
			let record = before;
			for (const { change, resolve, reject } of all) {
				try {
					const made = change(record, at);
					record = made.record;
					outcomes.push(() => resolve(made.answer as never));
				} catch (problem) {
					outcomes.push(() => reject(problem));
				}
			}
			const kept =
				record === before ||
				(stored
					? await records.replace(registers, id, stored.revision, record)
					: await records.insert(registers, id, record));
			if (!kept) continue;
			if (record.entries !== before.entries) announce([`gathering:${id}`]);
			for (const tell of outcomes) tell();
			return;
		}
	}

	return {
		async read(gathering) {
			return (await records.get(registers, gathering))?.value ?? EMPTY;
		},
		change(gathering, change) {
			return new Promise((resolve, reject) => {
				const mine = { change, resolve, reject };
				const others = waiting.get(gathering);
				if (others) {
					others.push(mine);
					return;
				}
				const asked: Asked[] = [mine];
				waiting.set(gathering, asked);
				void work(gathering, asked);
			});
		},
	};
}

/** The record with these places, and a notice for each who was promoted. */
export function withPlaces(record: RegisterRecord, { register, promoted }: Settled): RegisterRecord {
	if (register === record.entries) return record;
	const ids = new Set(register.map(({ id }) => id));
	return {
		entries: register,
		notices: [
			...record.notices.filter(({ registration }) => ids.has(registration)),
			...promoted.map((registration) => ({
				registration,
				kind: 'promoted' as const,
				claimedUntil: '',
				tries: 0,
			})),
		],
	};
}
