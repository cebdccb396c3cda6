import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => ({ gatherings: await services.gatherings.list(actor) }));
