import type { Entry, Fact } from '#lib/domain/board/entry.ts';
import type { Answer, Answers } from '#lib/domain/board/form.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { randomUUID } from 'node:crypto';
import { demand } from '../../access.ts';
import type { BoardContext } from '../context.ts';
import type { BoardLog } from '../log.ts';
import { personOf } from './record.ts';
import { reportFor } from './report-for.ts';
import type { ReportsService } from './service.ts';
import { readStored, type StoredReport } from './stored-report.ts';

export function createErasing(context: BoardContext): Pick<ReportsService, 'erase'> {
	const { log, facts, note } = context;
	return {
		async erase(actor, id, reason) {
			const person = personOf(actor);
			const stored = await reportFor(context, actor, id);
			const { stream, association } = stored.first;
			demand(actor, 'text.erase', { ...(await facts()), stream, association: association ?? '' });
			await note(actor, 'text-erased', id, reason);
			await eraseTexts(log, stored, { reason: 'asked', by: person.id });
		},
	};
}

/**
 * Takes every text out of the lines of a report, then says so in a line. In this order: were the server to fall in between, nobody
 * would believe a text erased that is still there, and erasing again ends it. What was written meanwhile is erased with the rest.
 */
export async function eraseTexts(
	log: BoardLog,
	stored: StoredReport,
	{ reason, by }: { readonly reason: 'asked' | 'old'; readonly by: string | null },
): Promise<void> {
	const { stream, association, fact } = stored.first;
	await rewriteAll(log, stored);
	const { id: of, visitedOn: firstOn } = fact.report;
	const erasure = { kind: 'erasure', id: randomUUID(), of, firstOn, reason } as const;
	const { entry } = await log.append({ stream, by, association, fact: erasure });
	const now = await readStored(log, fact.report.id);
	await rewriteAll(log, { ...now!, later: now!.later.filter(({ seq }) => seq < entry.seq) });
}

async function rewriteAll(log: BoardLog, { first, later }: StoredReport): Promise<void> {
	for (const line of [first, ...later]) await log.rewrite(line, withoutTexts);
}

/** The same line without what people wrote; the line itself when there is nothing. */
export function withoutTexts(line: Entry): Entry {
	const fact = strip(line.fact);
	return JSON.stringify(fact) === JSON.stringify(line.fact) ? line : { ...line, fact };
}

function strip(fact: Fact): Fact {
	switch (fact.kind) {
		case 'observation':
		case 'variant':
			return { ...fact, report: stripReport(fact.report) };
		case 'revision': {
			const { revision } = fact;
			const remark = revision.remark === undefined ? {} : { remark: '' };
			const answers = stripAnswers(revision.answers);
			return { ...fact, revision: { ...revision, reason: '', answers, ...remark } };
		}
		default:
			return fact;
	}
}

function stripReport(report: Observation): Observation {
	return { ...report, remark: '', answers: stripAnswers(report.answers) as Answers };
}

/** An emptied text stays in its place: what was corrected when stays true. */
function stripAnswers(answers: Readonly<Record<string, Answer | null>>): Record<string, Answer | null> {
	return Object.fromEntries(
		Object.entries(answers).map(([item, answer]) => [
			item,
			answer?.kind === 'text' ? { kind: 'text', text: '' } : answer,
		]),
	);
}
