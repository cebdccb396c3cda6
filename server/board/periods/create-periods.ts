import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { can } from '#lib/domain/can.ts';
import { isMonth, isOver, monthsOf } from '#lib/domain/board/months.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { PeriodRow } from '#lib/protocol/views/periods.ts';
import { demand, demandToSee } from '../../access.ts';
import { revise } from '../../network/revise.ts';
import { periods, type Period } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { ReportPort } from '../ports.ts';
import type { PeriodsService } from './service.ts';

const LONGEST_REASON = 200;

export function createPeriods(
	context: BoardContext,
	{ reportsOfMonth }: Pick<ReportPort, 'reportsOfMonth'>,
): PeriodsService {
	const { records } = context;
	const today = () => parisWallClock(context.now()).date;
	const find = async (month: string) => (await records.get(periods, month))?.value ?? null;

	async function rowOf(month: string): Promise<PeriodRow> {
		const [period, reports] = await Promise.all([find(month), reportsOfMonth('network', month)]);
		const count = (which: (report: ReportLine) => boolean) => reports.filter(which).length;
		return {
			month,
			state: !isOver(month, today()) ? 'ahead' : (period?.state ?? 'open'),
			version: period?.version ?? 0,
			changedAt: period?.changedAt ?? null,
			reports: reports.length,
			late: period?.state === 'locked' ? count(({ receivedAt }) => receivedAt > period.changedAt) : 0,
			disputed: count(({ disputed }) => disputed),
		};
	}

	/** Compare-and-set: of two who act at once, the second is told what stands by now. */
	async function move(
		actor: Actor,
		month: string,
		from: Period['state'],
		to: Period['state'],
	): Promise<void> {
		const { id: changedBy } = actor as PersonActor;
		const changed = { month, state: to, changedAt: instantOf(context), changedBy };
		if (from === 'open' && (await records.insert(periods, month, { ...changed, version: 1 }))) return;
		const moved = await revise(records, periods, month, (before) => {
			if (before.state !== from) throw new Refusal('conflict', `period-${before.state}`);
			return { ...changed, version: before.version + (to === 'locked' ? 1 : 0) };
		});
		if (!moved) throw new Refusal('conflict', 'period-open');
	}

	return {
		async list(actor, year) {
			demandToSee(actor, 'board.read', await context.facts());
			if (!/^\d{4}$/.test(year)) throw new Refusal('not-found', 'not-found');
			return {
				year,
				months: await Promise.all(monthsOf(year).map(rowOf)),
				mayLock: can(actor, 'board.manage', null),
			};
		},

		async lock(actor, month) {
			demand(actor, 'board.manage', null);
			if (!isMonth(month)) throw new Refusal('invalid', 'period-unknown');
			if (!isOver(month, today())) throw new Refusal('conflict', 'period-ahead');
			const { disputed } = await rowOf(month);
			if (disputed > 0) throw new Refusal('conflict', 'period-disputed');
			await context.note(actor, 'period-locked', month);
			await move(actor, month, 'open', 'locked');
			context.live.announce(['board']);
		},

		async unlock(actor, month, reason) {
			demand(actor, 'board.manage', null);
			if (!isMonth(month)) throw new Refusal('invalid', 'period-unknown');
			const why = reason.trim();
			if (why === '' || why.length > LONGEST_REASON) throw new Refusal('invalid', 'period-reason');
			await context.note(actor, 'period-unlocked', month, why);
			await move(actor, month, 'locked', 'open');
			context.live.announce(['board']);
		},
	};
}
