import { createHash, randomUUID } from 'node:crypto';
import { textToHash } from '#lib/domain/board/hash-report.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { entries } from '../../../server/board/collections.ts';
import type { Records } from '../../../server/storage/records.ts';
import { askUntilAnswered } from './persistent-request.ts';
import type { Writer } from './prepare-network.ts';
import type { NodeProcess } from './two-processes.ts';

export const hashOf = (report: Observation) => createHash('sha256').update(textToHash(report)).digest('hex');

/** One report as a phone sends it: by its id, until it has a receipt. Answers the report that is then kept. */
export async function sendReport(
	nodes: readonly NodeProcess[],
	first: number,
	by: { readonly who: Writer; readonly cookie: string; readonly site: string; readonly meals: number },
): Promise<Observation> {
	const now = new Date();
	const report: Observation = {
		id: randomUUID(),
		site: by.site,
		form: 1,
		association: by.who,
		level: 'network',
		visitedOn: now.toISOString().slice(0, 10),
		visitedAt: null,
		answers: { meals: { kind: 'count', n: by.meals } },
		remark: '',
		round: null,
		device: { createdAt: now.toISOString(), offset: 60 },
	};
	const { status, body } = await askUntilAnswered(nodes, first, `/api/v1/observations/${report.id}`, {
		method: 'PUT',
		cookie: by.cookie,
		body: { ...report, hash: hashOf(report) },
	});
	if (status !== 201 && status !== 200) throw new Error(`the report was answered ${status}: ${body}`);
	const receipt = JSON.parse(body) as { hash: string };
	if (receipt.hash !== hashOf(report)) throw new Error('a receipt for another report');
	return report;
}

/** The reports in the log, by id; throws where a stream has a hole or a double. */
export async function keptReports(records: Records): Promise<ReadonlyMap<string, string>> {
	const kept = new Map<string, string>();
	const ends = new Map<string, number>();
	for (let after = ''; ;) {
		const page = await records.list(entries, { after });
		if (page.length === 0) return kept;
		after = page.at(-1)!.id;
		for (const { value } of page) {
			const end = ends.get(value.stream) ?? 0;
			if (value.seq !== end + 1) throw new Error(`${value.stream}: ${value.seq} comes after ${end}`);
			ends.set(value.stream, value.seq);
			if (value.fact.kind === 'variant') throw new Error(`${value.fact.report.id} was kept twice`);
			if (value.fact.kind !== 'observation') continue;
			const { report } = value.fact;
			if (kept.has(report.id)) throw new Error(`${report.id} is there twice`);
			kept.set(report.id, hashOf(report));
		}
	}
}
