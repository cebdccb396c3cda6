import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const thisYear = parisWallClock(services.now()).date.slice(0, 4);
		const year = url.searchParams.get('year') || thisYear;
		return { months: await services.board.publication.months(actor, year), year, thisYear };
	});
