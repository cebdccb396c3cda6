import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => ({
		handout: await services.gatherings.printing.handout(actor, params.id),
		pdfAway: url.searchParams.get('pdf') === 'away',
	}));
