import { json } from '@sveltejs/kit';
import { demandWriter } from '#lib/http/demand-writer.ts';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { SentRevision } from '#lib/protocol/api/reports.ts';
import type { RequestHandler } from './$types';

/** May be sent again: the same correction is kept once, and answered by the same receipt. */
export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		demandWriter(actor, request);
		const { hash = null, ...said } = await readJson(request, SentRevision);
		const { receipt, fresh } = await services.board.reports.correct(
			actor,
			{ ...said, id: params.revision, of: params.id },
			{ hash },
		);
		return json(receipt, { status: fresh ? 201 : 200 });
	});
