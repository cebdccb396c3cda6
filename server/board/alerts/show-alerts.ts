import type { PersonActor } from '#lib/domain/actor.ts';
import { alertActs } from '#lib/domain/board/alert-acts.ts';
import type { AlertLine } from '#lib/domain/board/board-state.ts';
import { splitStream } from '#lib/domain/board/stream.ts';
import type { AlertRow } from '#lib/protocol/views/alerts.ts';
import { associations } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import type { BoardContext } from '../context.ts';

/** Names for what an alert is about and whom it is for. */
export async function readNames({ records, sites, network }: BoardContext) {
	const [allSites, sectors, known] = await Promise.all([
		sites.sites(),
		sites.sectors(),
		listAll(records, associations),
	]);
	const siteNames = new Map(allSites.map(({ id, name }) => [id, name]));
	const bySector = new Map(sectors.map((sector) => [sector.id, sector]));
	const associationNames = new Map(known.map(({ id, value }) => [id, value.name]));
	return {
		association: (id: string | null) => (id === null ? '' : (associationNames.get(id) ?? id)),
		async row(line: AlertLine, actor: PersonActor): Promise<AlertRow> {
			const { level, of } = splitStream(line.stream);
			const sector = bySector.get(line.sector);
			return {
				...line,
				siteName: line.site === null ? null : (siteNames.get(line.site) ?? line.site),
				sectorName: sector?.name ?? line.sector,
				number: sector?.number ?? 0,
				associationName: this.association(line.association),
				audience: {
					level,
					name: level === 'group' ? await network.groupName(of) : this.association(of || null),
				},
				unseen: isUnseen(line, actor),
			};
		},
	};
}

/** It stands, and one of this person's associations has not said that it has seen it. */
export function isUnseen(line: AlertLine, { memberships }: PersonActor): boolean {
	return (
		line.endedAt === null &&
		memberships.some(
			({ kind, association }) => kind === 'member' && alertActs(line, association).includes('seen'),
		)
	);
}

/** What stands first, each part by the newest. */
export function byNewest(one: AlertLine, other: AlertLine): number {
	const isOver = ({ endedAt, withdrawnAt }: AlertLine) => Number(endedAt !== null || withdrawnAt !== null);
	return isOver(one) - isOver(other) || (one.raisedAt < other.raisedAt ? 1 : -1);
}
