import type { Actor } from '#lib/domain/actor.ts';
import { shortCode } from '#lib/domain/board/observation.ts';
import { splitStream } from '#lib/domain/board/stream.ts';
import type { ReportRow } from '#lib/protocol/views/report.ts';
import type { BoardContext } from '../context.ts';
import { lineOf, type StoredReport } from './stored-report.ts';

/** As a list shows them, in the order given. */
export async function rowsOf(
	{ sites, network }: Pick<BoardContext, 'sites' | 'network'>,
	actor: Actor,
	reports: readonly StoredReport[],
): Promise<readonly ReportRow[]> {
	const [known, sectors] = await Promise.all([sites.sites(), sites.sectors()]);
	const siteById = new Map(known.map((site) => [site.id, site]));
	const sectorById = new Map(sectors.map((sector) => [sector.id, sector]));
	const ids = [...new Set(reports.flatMap(({ first }) => first.association ?? []))];
	const found = await Promise.all(ids.map((id) => network.association(id)));
	const names = new Map(ids.map((id, i) => [id, found[i]?.name ?? id]));
	return reports.map((stored) => {
		const line = lineOf(stored);
		const { id, association, visitedOn, visitedAt, receivedAt, answers, words, disputed, late, imported } =
			line;
		const site = siteById.get(line.site);
		return {
			id,
			code: shortCode(id),
			site: {
				id: line.site,
				name: site?.name ?? line.site,
				sector: (site && sectorById.get(site.sector)?.name) ?? '',
			},
			association: association === null ? null : { id: association, name: names.get(association)! },
			level: splitStream(line.stream).level === 'association' ? 'association' : 'network',
			visitedOn,
			visitedAt,
			receivedAt,
			answers,
			words,
			corrected: line.revisions.length,
			disputed,
			late,
			imported,
			mine: actor.kind === 'person' && stored.first.by === actor.id,
		};
	});
}
