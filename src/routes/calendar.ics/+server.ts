import type { Actor } from '#lib/domain/actor.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { calendarAnswer } from '#lib/http/calendar-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** What whoever asks may see: nobody, somebody signed in, or the owner of a secret address (`?key=`). */
export const GET: RequestHandler = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const key = url.searchParams.get('key');
		const asked = url.searchParams.get('group');
		const { reader, group } = key === null ? { reader: actor, group: asked } : await openWith(services, key);
		return calendarAnswer(await services.gatherings.calendar.feed(reader, group), 'tablee.ics');
	});

/** The key alone says who reads, with their rights of this moment: whose session it is asked in does not matter. */
async function openWith(services: Services, key: string): Promise<{ reader: Actor; group: string | null }> {
	const opened = await services.gatherings.calendar.openWith(key);
	const reader = opened && (await services.access.actorFor(opened.person));
	if (reader?.kind !== 'person') throw new Refusal('not-found', 'not-found');
	return { reader, group: opened!.group };
}
