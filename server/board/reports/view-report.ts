import type { Entry, RevisionFact, VariantFact } from '#lib/domain/board/entry.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import {
	differingFields,
	fieldsOf,
	reportBefore,
	standingReport,
	valueIn,
} from '#lib/domain/board/report-history.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { VariantView } from '#lib/protocol/views/report.ts';
import type { BoardContext } from '../context.ts';
import type { StatePort } from '../ports.ts';
import { readableVariants } from './correct.ts';
import { mayHearOf } from './list-reports.ts';
import { personOf, receiptOf } from './record.ts';
import { reportFor } from './report-for.ts';
import { rowsOf } from './report-rows.ts';
import type { ReportsService } from './service.ts';
import { isOf, lineOf, readStored, revisionsOf, variantsOf } from './stored-report.ts';

export function createReading(
	context: BoardContext,
	{ seenBy }: Pick<StatePort, 'seenBy'>,
): Pick<ReportsService, 'read' | 'status'> {
	const { log, facts, sites, network, names, isLocked } = context;

	async function associationNames(lines: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
		const ids = [...new Set(lines.flatMap(({ association }) => association ?? []))];
		const found = await Promise.all(ids.map((id) => network.association(id)));
		return new Map(ids.map((id, i) => [id, found[i]?.name ?? id]));
	}

	return {
		async read(actor, id) {
			const stored = await reportFor(context, actor, id);
			const { stream, association, seq, fact, by } = stored.first;
			const revised = revisionsOf(stored);
			const revisions = revised.map((line) => line.fact.revision);
			const { report, disputes, heads } = standingReport(fact.report, revisions);
			const about = { ...(await facts()), stream, association: association ?? '' };
			const may = {
				correct: can(actor, 'observation.correct', about),
				erase: can(actor, 'text.erase', about),
			};
			const line = lineOf(stored);
			const [[row], form, seen, locked, people, organisations] = await Promise.all([
				rowsOf(context, actor, [stored]),
				sites.form(report.site, report.form),
				seenBy(stream, seq, association),
				isLocked(report.visitedOn.slice(0, 7)),
				// who sent what is for those who answer for it
				may.correct ? names([stored.first, ...revised].flatMap((each) => each.by ?? [])) : new Map(),
				associationNames(revised),
			]);
			const nameOf = (person: string | null) => (person === null ? null : (people.get(person) ?? null));
			const saidBy = ({ association: of }: Entry) => (of === null ? null : (organisations.get(of) ?? null));
			const entryOf = new Map(revised.map((each) => [each.fact.revision.id, each]));
			return {
				...row!,
				items: form?.items ?? [],
				answers: report.answers,
				remark: report.remark,
				byName: nameOf(by),
				history: revised.map((each) => ({
					id: each.fact.revision.id,
					receivedAt: each.at,
					association: saidBy(each),
					byName: nameOf(each.by),
					reason: each.fact.revision.reason,
					changes: changesOf(fact.report, revised, each),
					settled: (each.fact.revision.settles ?? []).length > 0,
				})),
				disputes: [...disputes].map(([field, between]) => ({
					field,
					between: between.map((revision) => {
						const entry = entryOf.get(revision.id)!;
						return {
							revision: revision.id,
							association: saidBy(entry),
							receivedAt: entry.at,
							value: fieldsOf(revision)[field] ?? null,
						};
					}),
				})),
				variants: may.correct
					? readableVariants(actor, variantsOf(stored))
							.filter((each) => line.variants.includes(each.fact.hash))
							.map((each) => variantView(each, fact.report, report))
					: [],
				erasedAt: stored.later.findLast(isOf('erasure'))?.at ?? null,
				seenBy: seen.length,
				heads,
				locked,
				may,
			};
		},
		async status(actor, id) {
			personOf(actor);
			const stored = await readStored(log, id);
			if (!stored || !mayHearOf(actor, stored, await facts())) throw new Refusal('not-found', 'not-found');
			const { stream, seq, association, fact } = stored.first;
			const { revisions, disputed } = lineOf(stored);
			return {
				receipt: receiptOf(stored.first, id, fact.hash),
				seenBy: (await seenBy(stream, seq, association)).length,
				corrected: revisions.length,
				disputed,
			};
		},
	};
}

function changesOf(
	first: Observation,
	all: readonly Entry<RevisionFact>[],
	{ seq, fact: { revision } }: Entry<RevisionFact>,
) {
	const earlier = all.filter((line) => line.seq < seq).map((line) => line.fact.revision);
	const before = reportBefore(first, earlier, revision);
	return Object.entries(fieldsOf(revision)).map(([field, after]) => ({
		field,
		before: valueIn(before, field),
		after,
	}));
}

function variantView(
	{ at, fact: { hash, report: sent } }: Entry<VariantFact>,
	first: Observation,
	stands: Observation,
): VariantView {
	return {
		hash,
		receivedAt: at,
		elsewhere:
			sent.site !== first.site || sent.association !== first.association || sent.level !== first.level,
		differences: differingFields(first, sent).map((field) => ({
			field,
			stands: valueIn(stands, field),
			sent: valueIn(sent, field),
		})),
	};
}
