import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

/** A paper that was made public: the text as it was frozen. */
export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({
		text: await services.gatherings.materials.text(actor, params.id, params.material),
	}));
