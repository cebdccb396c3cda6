import type { RequestHandler } from '@sveltejs/kit';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { join } from 'node:path';
import type { Actor } from '#lib/domain/actor.ts';
import type { PlanningHouse } from './planning-house.ts';

const ROUTES = join(import.meta.dirname, '../../../src/routes');

/** The calendars of a house as clients ask for them. */
export function calendarsOf(house: () => PlanningHouse) {
	/** As SvelteKit asks for it. */
	async function ask(who: Actor, path: string): Promise<Response> {
		const url = new URL(path, 'https://tablee.example');
		const id = /^\/gatherings\/(.*)\.ics$/.exec(url.pathname)?.[1];
		const file = id === undefined ? 'calendar.ics/+server.ts' : '(app)/gatherings/[id].ics/+server.ts';
		const { GET } = (await import(join(ROUTES, file))) as Record<string, RequestHandler>;
		const event = { locals: { services: house().services, actor: who }, params: { id }, url };
		return GET!(event as never);
	}
	const textOf = async (who: Actor, path = '/calendar.ics') => (await ask(who, path)).text();
	return {
		ask,
		textOf,
		titlesOf: async (who: Actor, path?: string) =>
			eventsOf(await textOf(who, path)).map(({ summary }) => summary),
		statusOf: async (who: Actor, path: string) =>
			ask(who, path).then(
				({ status }) => status,
				({ status }: { status: number }) => status,
			),
	};
}

/** As ical.js reads them. */
export function eventsOf(text: string): ICAL.Event[] {
	const calendar = new ICAL.Component(ICAL.parse(text) as never);
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone as never);
	return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

/** Times (UTC) of every day of each event as ical.js reads them, by the zone's own rules in the file. */
export function timesOf(text: string): string[][] {
	ICAL.TimezoneService.reset();
	return eventsOf(text).map((event) => {
		const days = event.iterator();
		const length = event.duration;
		const times: string[] = [];
		for (let day = days.next(); day; day = days.next()) {
			const end = day.clone();
			end.addDuration(length);
			times.push(`${day.toJSDate().toISOString()} ${end.toJSDate().toISOString()}`);
		}
		return times;
	});
}

/** As node-ical reads them. */
export function byOther(text: string): VEvent[] {
	return Object.values(nodeIcal.sync.parseICS(text)).filter(
		(each): each is VEvent => each?.type === 'VEVENT',
	);
}
