import { json } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { demandWriter } from '#lib/http/demand-writer.ts';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { SentObservation } from '#lib/protocol/api/reports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orJsonError(async () => json(await services.board.reports.status(actor, params.id)));

/** May be sent again: the same report is kept once, and answered by the same receipt. */
export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		demandWriter(actor, request);
		const { hash = null, id, ...report } = await readJson(request, SentObservation);
		if (id !== undefined && id !== params.id) throw new Refusal('invalid', 'id: report-id');
		const { receipt, fresh } = await services.board.reports.record(
			actor,
			{ ...report, id: params.id },
			{ hash, deviceTime: request.headers.get('x-device-time') },
		);
		return json(receipt, { status: fresh ? 201 : 200 });
	});
