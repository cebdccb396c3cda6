import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { eventOf, type BoardEvent } from '#lib/domain/board/board-event.ts';
import type { BoardState } from '#lib/domain/board/board-state.ts';
import type { Site } from '#lib/domain/board/site.ts';
import type { FormItem } from '#lib/domain/board/form.ts';
import type { Cursor, Stream } from '#lib/domain/board/stream.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { BoardNews, BoardSite } from '#lib/protocol/views/board.ts';
import { demandToSee } from '../../access.ts';
import { associations } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { RoundPort, StatePort } from '../ports.ts';
import type { RoundsService } from '../rounds/service.ts';
import { looksFor, noteSeen, readSeen } from './seen.ts';
import type { ViewService } from './service.ts';

/** More lines than this are told as « read it all again »: that is shorter. */
const MOST_EVENTS = 200;
/** Days of planned visits on the board, after today. */
const ROUNDS_DAYS = 7;

export function createView(
	context: BoardContext,
	states: StatePort,
	rounds: RoundPort & Pick<RoundsService, 'week'>,
): ViewService {
	const { records, log, facts, sites, now } = context;

	async function demandBoard(actor: Actor): Promise<PersonActor> {
		demandToSee(actor, 'board.read', await facts());
		return actor as PersonActor;
	}

	async function itemsOf(site: Site, state: BoardState): Promise<readonly FormItem[]> {
		const numbers = new Set([
			site.form,
			...Object.values(state.reports)
				.filter((report) => report.site === site.id)
				.map(({ form }) => form)
				.toSorted((one, other) => other - one),
		]);
		const forms = await Promise.all([...numbers].map((number) => sites.form(site.id, number)));
		const items = new Map<string, FormItem>();
		for (const form of forms)
			for (const item of form?.items ?? []) if (!items.has(item.id)) items.set(item.id, item);
		return [...items.values()];
	}

	async function newsOf(
		heads: Cursor,
		cursor: Cursor,
	): Promise<Pick<BoardNews, 'events' | 'next' | 'reload'>> {
		const events: BoardEvent[] = [];
		const next: Partial<Record<Stream, number>> = {};
		let reload = false;
		for (const [stream, head] of Object.entries(heads) as [Stream, number][]) {
			const from = cursor[stream];
			next[stream] = head;
			// a stream that is new to this person, or one that was longer than it is: not to be told line by line
			if (from === undefined || from > head || head - from > MOST_EVENTS) reload = true;
			else if (head > from) {
				const lines = await log.since(stream, from, MOST_EVENTS);
				events.push(...lines.map(eventOf));
				next[stream] = lines.at(-1)?.seq ?? from;
			}
		}
		return reload ? { events: [], next, reload } : { events, next, reload };
	}

	return {
		async read(actor) {
			const person = await demandBoard(actor);
			const at = instantOf(context);
			const today = parisWallClock(now()).date;
			const [{ agreed }, state, allSites, sectors, known, planned, week] = await Promise.all([
				facts(),
				states.stateFor(actor),
				sites.sites(),
				sites.sectors(),
				listAll(records, associations),
				rounds.roundsBetween(today, daysLater(today, ROUNDS_DAYS)),
				rounds.week(actor, ''),
			]);
			const shown = await Promise.all(
				allSites.map(async (site): Promise<BoardSite> => {
					const { id, name, sector, series, openedOn, endedOn, followedBy, mealDays } = site;
					const items = await itemsOf(site, state);
					return {
						id,
						name,
						sector,
						series,
						state: site.state,
						openedOn,
						endedOn,
						followedBy,
						mealDays,
						items,
					};
				}),
			);
			return {
				at,
				today,
				state,
				sectors,
				sites: shown,
				associations: known
					.map(({ value: { id, name } }) => ({ id, name }))
					.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
				mine: looksFor(person, agreed),
				seen: await readSeen(context, Object.keys(state.cursor)),
				rounds: planned,
				week,
			};
		},
		async since(actor, cursor) {
			await demandBoard(actor);
			const at = instantOf(context);
			const { cursor: heads } = await states.stateFor(actor);
			const [news, seen] = await Promise.all([newsOf(heads, cursor), readSeen(context, Object.keys(heads))]);
			return { at, today: parisWallClock(now()).date, ...news, seen };
		},
		async seen(actor, cursor) {
			const person = await demandBoard(actor);
			const [{ agreed }, { cursor: heads }] = await Promise.all([facts(), states.stateFor(actor)]);
			await noteSeen(context, looksFor(person, agreed), cursor, heads);
		},
	};
}
