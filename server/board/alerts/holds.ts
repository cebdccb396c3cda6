import type { PersonActor } from '#lib/domain/actor.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { isPlainDay } from '#lib/domain/gatherings/plan-structure.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { removeRecord, revise } from '../../network/revise.ts';
import { listAll } from '../../network/read-all.ts';
import { checkedText } from '../checked-text.ts';
import { instantOf, type BoardContext } from '../context.ts';
import { alertHolds, type AlertHold } from './collections.ts';

const LONGEST_REASON = 300;

/** None of these asks who is asking: the caller must. */
export function createHolds(context: BoardContext) {
	const { records, now } = context;
	const today = () => parisWallClock(now()).date;

	async function of(alert: string): Promise<AlertHold | null> {
		const hold = (await records.get(alertHolds, alert))?.value ?? null;
		return hold && hold.until >= today() ? hold : null;
	}

	return {
		of,

		/** Ids of the alerts whose texts are kept as evidence today. */
		async held(): Promise<ReadonlySet<string>> {
			const all = (await listAll(records, alertHolds)).map(({ value }) => value);
			return new Set(all.filter(({ until }) => until >= today()).map(({ alert }) => alert));
		},

		async place(actor: PersonActor, alert: string, input: { reason: string; until: string }): Promise<void> {
			const reason = checkedText(input.reason, LONGEST_REASON, 'hold-reason');
			if (reason === '') throw new Refusal('invalid', 'hold-reason');
			const { until } = input;
			if (!isPlainDay(until) || until < today() || until > lastDay(today()))
				throw new Refusal('invalid', 'hold-until');
			await context.note(actor, 'held', alert, until);
			const hold: AlertHold = { alert, reason, until, by: actor.id, at: instantOf(context) };
			while (
				!(await revise(records, alertHolds, alert, () => hold)) &&
				!(await records.insert(alertHolds, alert, hold))
			);
		},

		async end(actor: PersonActor, alert: string): Promise<void> {
			if (!(await of(alert))) throw new Refusal('gone', 'hold-gone');
			await context.note(actor, 'held', alert, 'ended');
			await removeRecord(records, alertHolds, alert);
		},
	};
}

/** YYYY-MM-DD so many months later. */
function lastDay(today: string): string {
	const date = new Date(`${today}T00:00:00.000Z`);
	date.setUTCMonth(date.getUTCMonth() + THRESHOLDS.holdMonths);
	return date.toISOString().slice(0, 10);
}
