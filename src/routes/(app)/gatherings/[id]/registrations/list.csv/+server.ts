import { Refusal } from '#lib/domain/refusal.ts';
import { download } from '#lib/http/download.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { listCsv } from './list-csv.ts';
import type { RequestHandler } from './$types';

/** For the organisers. Without needs: a file outlives the day on which they are deleted. */
export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const view = await services.gatherings.registrations.read(actor, params.id);
		if (view.organiser === null) throw new Refusal('forbidden', 'gathering.organise');
		return download(listCsv(view.lists), `inscriptions-${params.id}.csv`, 'text/csv; charset=utf-8');
	});
