import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';
import { readSeriesQuery } from './read-query.ts';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const { date } = parisWallClock(services.now());
		return { series: await services.board.series.read(actor, readSeriesQuery(url.searchParams, date)) };
	});
