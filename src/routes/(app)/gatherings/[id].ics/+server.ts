import { calendarAnswer } from '#lib/http/calendar-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () =>
		calendarAnswer(await services.gatherings.calendar.event(actor, params.id), `${params.id}.ics`),
	);
