import { GATHERING_KINDS } from '#lib/domain/gatherings/gathering.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const present = Number(parisWallClock(services.now()).date.slice(0, 4));
		const asked = url.searchParams.get('year') ?? '';
		const year = /^(19|20|21)\d\d$/.test(asked) ? Number(asked) : present;
		return {
			figures: await services.gatherings.figures.ofYear(actor, year),
			present,
			kind: GATHERING_KINDS.find((known) => known === url.searchParams.get('kind')) ?? null,
			// empty: the network's own; null: not asked
			group: url.searchParams.get('group'),
			title: url.searchParams.get('title'),
		};
	});
