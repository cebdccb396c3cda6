import { isOfNetwork } from '#lib/domain/actor.ts';
import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { can } from '#lib/domain/can.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { FieldSite } from '#lib/protocol/views/field.ts';
import { demand } from '../../access.ts';
import type { BoardContext } from '../context.ts';
import type { StatePort } from '../ports.ts';
import { personOf } from './record.ts';
import type { ReportsService } from './service.ts';

/** Days after the end of a site on which one may still begin a report there: who was there tells of it afterwards. */
const ENDED_DAYS = 7;

export function createField(
	context: BoardContext,
	{ stateFor }: Pick<StatePort, 'stateFor'>,
): Pick<ReportsService, 'sites' | 'person'> {
	const { sites, network, facts, settings, now } = context;
	return {
		async sites(actor) {
			demand(actor, 'site.read', null);
			const [all, sectors, { reports }] = await Promise.all([
				sites.sites(),
				sites.sectors(),
				stateFor(actor),
			]);
			const since = daysLater(parisWallClock(now()).date, -ENDED_DAYS);
			const shown = all.filter(({ endedOn }) => endedOn === null || endedOn >= since);
			const views = await Promise.all(
				shown.map(async (site): Promise<FieldSite | null> => {
					const sector = sectors.find(({ id }) => id === site.sector);
					const form = await sites.form(site.id, site.form);
					if (!sector || !form) return null;
					return {
						id: site.id,
						name: site.name,
						sector: { id: sector.id, number: sector.number, name: sector.name },
						state: site.state,
						form: { number: form.number, items: form.items },
						last: lastVisit(Object.values(reports).filter((line) => line.site === site.id)),
					};
				}),
			);
			return views.filter((view) => view !== null);
		},
		async person(actor) {
			const person = personOf(actor);
			const [board, { alertGroup }] = await Promise.all([facts(), settings()]);
			const own = person.memberships.filter(({ kind }) => kind === 'member');
			const known = await Promise.all(own.map(({ association }) => network.association(association)));
			return {
				id: person.id,
				name: person.name,
				associations: known
					.filter((association) => association !== null)
					.map(({ id, name }) => ({ id, name, shares: board.agreed.includes(id) }))
					.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
				board: can(actor, 'board.read', board),
				alertGroup: alertGroup !== null && isOfNetwork(actor) ? await network.groupName(alertGroup) : null,
			};
		},
	};
}

function lastVisit(lines: readonly ReportLine[]): FieldSite['last'] {
	const [last] = lines.toSorted(
		(one, other) =>
			other.visitedOn.localeCompare(one.visitedOn) ||
			(other.visitedAt ?? '').localeCompare(one.visitedAt ?? '') ||
			other.receivedAt.localeCompare(one.receivedAt),
	);
	return last ? { visitedOn: last.visitedOn, answers: last.answers } : null;
}
