import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { BoardFacts } from '#lib/domain/board/agreement.ts';
import type { Entry, Fact, ObservationFact } from '#lib/domain/board/entry.ts';
import { isReportId, type Observation, type ObservationReceipt } from '#lib/domain/board/observation.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../../access.ts';
import type { Attempts, Limit } from '../../identity/attempts.ts';
import type { BoardContext } from '../context.ts';
import type { ReportPort } from '../ports.ts';
import { checkSent, fieldRefusal } from './check-sent.ts';
import { hashOf } from './hash-of.ts';
import type { Kept, ReportsService } from './service.ts';
import { isOf } from './stored-report.ts';

/** New lines that one person may add: several weeks of several phones without network, and no flood. */
export const BY_PERSON: Limit = { max: 1000, windowMs: 3_600_000 };

export function createRecording(
	context: BoardContext,
	attempts: Attempts,
): Pick<ReportsService, 'record'> & Pick<ReportPort, 'keepImported'> {
	const { log, facts, isLocked, now } = context;

	async function standing(id: string): Promise<Entry<ObservationFact> | null> {
		const line = await log.byKey(`observation:${id}`);
		return line && isOf('observation')(line) ? line : null;
	}

	/** The id was used before: for this very report, or for another one. */
	async function again(
		person: PersonActor,
		board: BoardFacts,
		first: Entry<ObservationFact>,
		report: Observation,
		hash: string,
	): Promise<Kept> {
		if (first.fact.hash === hash) {
			// who has lost the right to report still hears that this one has arrived
			if (first.by !== person.id) demandToReport(person, report, board);
			return { receipt: receiptOf(first, report.id, hash), fresh: false };
		}
		demandToReport(person, report, board);
		const { stream, association } = first;
		// nobody disputes the report of another association by reusing its id
		if (!can(person, 'observation.correct', { ...board, stream, association: association ?? '' }))
			throw new Refusal('conflict', 'report-id-taken');
		await checkSent(context, report);
		await attempts.spend('report-sent', person.id, BY_PERSON);
		const firstOn = first.fact.report.visitedOn;
		await log.append({
			stream,
			by: person.id,
			association,
			fact: { kind: 'variant', report, hash, firstOn },
		});
		throw new Refusal('conflict', 'report-differs');
	}

	return {
		async record(actor, report, { hash: sent, deviceTime = null } = { hash: null }) {
			const person = personOf(actor);
			if (!isReportId(report.id)) throw fieldRefusal('id', 'report-id');
			const hash = hashOf(report, sent);
			const board = await facts();
			const known = await standing(report.id);
			if (known) return again(person, board, known, report, hash);
			demandToReport(person, report, board);
			await checkSent(context, report);
			await attempts.spend('report-sent', person.id, BY_PERSON);
			const { entry, fresh } = await log.append<ObservationFact>({
				stream: streamOf(report),
				by: person.id,
				association: report.association,
				fact: {
					kind: 'observation',
					report,
					hash,
					late: await isLocked(report.visitedOn.slice(0, 7)),
					skew: skewOf(deviceTime, now()),
					origin: null,
				},
			});
			return fresh
				? { receipt: receiptOf(entry, report.id, hash), fresh }
				: again(person, board, entry, report, hash);
		},
		async keepImported(report, association, origin) {
			const hash = hashOf(report, null);
			const late = await isLocked(report.visitedOn.slice(0, 7));
			const { entry } = await log.append<ObservationFact>({
				stream: 'network',
				by: null,
				association,
				fact: { kind: 'observation', report, hash, late, skew: null, origin },
			});
			if (entry.fact.hash !== hash) throw new Refusal('conflict', 'report-differs');
			return receiptOf(entry, report.id, hash);
		},
	};
}

export function receiptOf({ seq, at }: Entry<Fact>, id: string, hash: string): ObservationReceipt {
	return { id, hash, seq, receivedAt: at };
}

export function personOf(actor: Actor): PersonActor {
	if (actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
	return actor;
}

function streamOf({ level, association }: Observation): Stream {
	return level === 'network' ? 'network' : `association:${association}`;
}

function demandToReport(person: PersonActor, report: Observation, board: BoardFacts): void {
	const { association } = report;
	const writes = (stream: Stream) => ({ ...board, stream, association, alertGroup: null });
	const own = writes(`association:${association}`);
	if (report.level === 'network' && can(person, 'stream.write', own) && !board.agreed.includes(association))
		throw new Refusal('forbidden', 'report-not-sharing');
	demand(person, 'stream.write', writes(streamOf(report)));
}

/** How far the phone's clock is ahead, in ms. It decides nothing. */
function skewOf(deviceTime: string | null, now: number): number | null {
	const at = deviceTime === null ? NaN : Date.parse(deviceTime);
	return Number.isNaN(at) ? null : at - now;
}
