import { isOfNetwork, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { isAhead, yearOf } from '#lib/domain/gatherings/calendar-year.ts';
import { GATHERING_KINDS } from '#lib/domain/gatherings/gathering.ts';
import { hasTakenPlace } from '#lib/domain/gatherings/states.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { GatheringRow } from '#lib/protocol/views/gatherings.ts';
import type { Services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const kind = GATHERING_KINDS.find((known) => known === url.searchParams.get('kind')) ?? null;
		const group = url.searchParams.get('group') || null;
		const today = parisWallClock(services.now()).date;
		const [rows, groups] = await Promise.all([
			services.gatherings.list(actor, { ...(kind && { kind }), ...(group && { group }) }),
			groupsFor(actor, services),
		]);
		const years = [...new Set(rows.map(yearOf))].toSorted();
		const asked = years.find((year) => String(year) === url.searchParams.get('year'));
		const present = Number(today.slice(0, 4));
		const year = asked ?? (years.includes(present) ? present : (years.at(-1) ?? present));
		const ahead = rows.filter((row) => isAhead(row, today) && !hasTakenPlace(row.state) && isNews(row));
		return {
			kind,
			group,
			groups: groups.map(({ id, name }) => ({ id, name })),
			year,
			years,
			// another year is looked up: what comes is elsewhere
			ahead: asked === undefined || asked === present ? ahead.map(itemOf) : [],
			ofYear: rows.filter((row) => row.date !== null && yearOf(row) === year).map(itemOf),
			undated: rows
				.filter((row) => !ahead.includes(row) && row.date === null && yearOf(row) === year)
				.map(itemOf),
			mayReadFigures: can(actor, 'figures.read', null),
			mayCreate:
				can(actor, 'gathering.create', { group: null }) ||
				groups.some(({ id, closedAt }) => !closedAt && can(actor, 'gathering.create', { group: id })),
		};
	});

/** One that was called off before it had a day is no news to anybody. */
function isNews({ date, cancelledAt }: GatheringRow): boolean {
	return date !== null || cancelledAt === null;
}

async function groupsFor(actor: Actor, services: Services) {
	return isOfNetwork(actor) ? (await services.network.read(actor)).groups : [];
}

/** What a line of the page shows. */
function itemOf(row: GatheringRow) {
	const { id, kind, title, date, createdAt, place, groupName, state, cancelledAt, attendance } = row;
	return { id, kind, title, date, createdAt, place, groupName, state, cancelledAt, attendance };
}
