import type { PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Need, Offer } from '#lib/domain/board/need.ts';
import type { Sector, Site } from '#lib/domain/board/site.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { NeedRow, NeedsView, OfferRow } from '#lib/protocol/views/needs.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { Follow } from '../follow.ts';

/** Days that what is done stays in sight, so that it can be undone, and thanked for. */
const SHOWN_DONE_DAYS = 7;

export async function showNeeds(
	context: BoardContext,
	follow: Follow,
	actor: PersonActor,
): Promise<NeedsView> {
	const facts = await context.facts();
	const streams = streamsOf(actor).filter((stream) => can(actor, 'stream.read', { ...facts, stream }));
	const [sites, sectors, members, ...followed] = await Promise.all([
		context.sites.sites(),
		context.sites.sectors(),
		context.network.memberAssociations(),
		...streams.map(follow),
	]);
	const nameOf = new Map(members.map(({ id, name }) => [id, name]));
	const namesOf = (associations: readonly (string | undefined)[]) =>
		Object.fromEntries(
			associations.flatMap((association) =>
				association === undefined ? [] : [[association, nameOf.get(association) ?? association]],
			),
		);

	const at = instantOf(context);
	const today = parisWallClock(at).date;
	const placed = placeBy(sites, sectors);
	const since = daysLater(today, -SHOWN_DONE_DAYS);
	const needs = followed
		.flatMap((each) => Object.values(each.needs))
		.filter(({ state, doneAt }) => state !== 'withdrawn' && (doneAt === null || doneAt >= since))
		.flatMap((need): NeedRow[] => {
			const place = placed(need);
			const names = namesOf([
				...need.seenBy.map(({ association }) => association),
				need.takenBy?.association,
			]);
			return place ? [{ ...need, ...place, names }] : [];
		})
		.toSorted(bySiteAndAge);
	const offers = followed
		.flatMap((each) => Object.values(each.offers))
		.filter((offer) => stands(offer, today, since))
		.map((offer): OfferRow => ({
			...offer,
			names: namesOf([offer.association, offer.takenBy?.association]),
			fits: needs
				.filter(({ item, state, stream }) => item === offer.item && state === 'open' && stream === 'network')
				.map(({ id, siteName }) => ({ id, siteName })),
		}))
		.toSorted((one, other) => compare(one.at, other.at));
	return {
		at,
		needs,
		offers,
		sites: sites.filter(({ state }) => state === 'open').map(({ id, name }) => ({ id, name })),
		mine: members
			.filter(({ id }) => actor.memberships.some(({ association }) => association === id))
			.map(({ id, name }) => ({ id, name, shares: facts.agreed.includes(id) })),
		coordinates: can(actor, 'board.manage', null),
		streams,
	};
}

function streamsOf(actor: PersonActor): Stream[] {
	return ['network', ...actor.memberships.map(({ association }) => `association:${association}` as const)];
}

/** Where the series lives now; where nobody lives any more, nothing is needed. */
function placeBy(sites: readonly Site[], sectors: readonly Sector[]) {
	const live = new Map(sites.filter(({ state }) => state === 'open').map((site) => [site.series, site]));
	const numbers = new Map(sectors.map(({ id, number }) => [id, number]));
	return ({ series }: Need) => {
		const site = live.get(series);
		return site && { site: site.id, siteName: site.name, number: numbers.get(site.sector) ?? 0 };
	};
}

function stands({ state, until, at, takenBy }: Offer, today: string, since: string): boolean {
	if (state === 'open') return until === null || until >= today;
	if (state === 'taken') return true;
	return state === 'done' && (takenBy?.at ?? at) >= since;
}

function bySiteAndAge(one: NeedRow, other: NeedRow): number {
	return (
		Number(one.state === 'done') - Number(other.state === 'done') ||
		one.number - other.number ||
		one.siteName.localeCompare(other.siteName, 'fr') ||
		compare(one.seenBy[0]?.at ?? '', other.seenBy[0]?.at ?? '') ||
		compare(one.item, other.item)
	);
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
