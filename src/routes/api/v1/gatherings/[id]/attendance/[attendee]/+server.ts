import { json } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewAttendance } from '#lib/protocol/api/attendance.ts';
import type { RequestHandler } from './$types';

/** May be sent again: the same act is recorded once. */
export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		const { act, by, person, ...said } = await readJson(request, NewAttendance);
		// what waited on a telephone is not recorded in the name of whoever signed in since
		if (by !== undefined && actor.kind === 'person' && actor.id !== by)
			throw new Refusal('signed-out', 'signed-out');
		const input = { ...said, id: act, ...(person && { person }) };
		return json(await services.gatherings.attendance.record(actor, params.id, params.attendee, input));
	});
