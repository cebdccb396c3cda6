import type { Actor } from '#lib/domain/actor.ts';
import { checkRevision } from '#lib/domain/board/check-revision.ts';
import { LONGEST_TEXT } from '#lib/domain/board/form.ts';
import { isReportId, type Revision } from '#lib/domain/board/observation.ts';
import type { Entry, RevisionFact, VariantFact } from '#lib/domain/board/entry.ts';
import { standingReport } from '#lib/domain/board/report-history.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../../access.ts';
import type { Attempts } from '../../identity/attempts.ts';
import { checkedText } from '../checked-text.ts';
import type { BoardContext } from '../context.ts';
import { checkSent, fieldRefusal } from './check-sent.ts';
import { hashOf } from './hash-of.ts';
import { BY_PERSON, personOf, receiptOf } from './record.ts';
import type { ReportsService } from './service.ts';
import { reportFor } from './report-for.ts';
import { isOf, revisionsOf, variantsOf } from './stored-report.ts';

export function createCorrecting(context: BoardContext, attempts: Attempts): Pick<ReportsService, 'correct'> {
	const { log, facts, isLocked } = context;

	function again(known: Entry<RevisionFact>, id: string, hash: string) {
		if (known.fact.hash !== hash) throw new Refusal('conflict', 'revision-differs');
		return { receipt: receiptOf(known, id, hash), fresh: false };
	}

	return {
		async correct(actor, revision, { hash: sent } = { hash: null }) {
			const person = personOf(actor);
			if (!isReportId(revision.id)) throw fieldRefusal('id', 'report-id');
			const hash = hashOf(revision, sent);
			const stored = await reportFor(context, actor, revision.of);
			const { stream, association, fact } = stored.first;
			const known = await log.byKey(`revision:${revision.id}`);
			if (known && isOf('revision')(known)) return again(known, revision.id, hash);

			const of = association ?? '';
			demand(actor, 'observation.correct', { ...(await facts()), stream, association: of });
			const report = fact.report;
			const revisions = revisionsOf(stored).map((line) => line.fact.revision);
			const variants = new Map(
				readableVariants(actor, variantsOf(stored)).map((line) => [line.fact.hash, line.fact.report]),
			);
			const problem = checkRevision(revision, { report, revisions, variants });
			if (problem) throw fieldRefusal(problem.field, problem.reason);
			for (const text of textsOf(revision)) checkedText(text, LONGEST_TEXT, 'report-text');
			const before = standingReport(report, revisions).report;
			const after = standingReport(report, [...revisions, revision]).report;
			for (const day of [before.visitedOn, revision.visitedOn ?? before.visitedOn])
				if (await isLocked(day.slice(0, 7))) throw new Refusal('conflict', 'period-locked');
			await checkSent(context, after, { knownDay: revision.visitedOn === undefined });

			await attempts.spend('report-sent', person.id, BY_PERSON);
			const belongs = person.memberships.some((each) => each.association === association);
			const { entry, fresh } = await log.append<RevisionFact>({
				stream,
				by: person.id,
				association: belongs ? association : null,
				fact: { kind: 'revision', revision, hash, firstOn: report.visitedOn },
			});
			if (!fresh) return again(entry, revision.id, hash);
			return { receipt: receiptOf(entry, revision.id, hash), fresh };
		},
	};
}

/** A correction is written at leisure: what would lead to somebody is not kept. A report is: nobody else has it any more. */
function textsOf({ reason, remark = '', answers }: Revision): string[] {
	const texts = Object.values(answers).map((answer) => (answer?.kind === 'text' ? answer.text : ''));
	return [reason, remark, ...texts];
}

/** What was sent for one association only is for its people, even under the id of a report for all. */
export function readableVariants(
	actor: Actor,
	variants: readonly Entry<VariantFact>[],
): readonly Entry<VariantFact>[] {
	return variants.filter(({ fact: { report } }) => {
		if (report.level === 'network') return true;
		return can(actor, 'stream.read', { agreed: [], stream: `association:${report.association}` });
	});
}
