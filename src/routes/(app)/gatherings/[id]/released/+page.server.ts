import { orErrorPage } from '#lib/http/refusals.ts';
import { readQuery } from '#lib/http/read-json.ts';
import { ProgrammeQuery } from '#lib/protocol/api/releases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => {
		const { version } = readQuery(url, ProgrammeQuery);
		return services.gatherings.releases.released(actor, params.id, version);
	});
