import { orErrorPage } from '#lib/http/refusals.ts';
import type { LayoutServerLoad } from './$types';

/** What every page of a gathering begins with; also for nobody, when it is public. */
export const load: LayoutServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({ view: await services.gatherings.read(actor, params.id) }));
