import { orErrorPage } from '#lib/http/refusals.ts';
import { readPrintQuery } from '#lib/printing/read-print-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => ({
		sheet: await services.gatherings.printing.signInSheet(actor, params.id),
		order: readPrintQuery(url.searchParams).order,
		pdfAway: url.searchParams.get('pdf') === 'away',
	}));
