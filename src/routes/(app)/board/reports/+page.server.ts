import { redirect } from '@sveltejs/kit';
import { isMonth } from '#lib/domain/board/months.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const { reports } = services.board;
		const code = url.searchParams.get('code')?.trim() ?? '';
		const found = code ? await reports.find(actor, code) : null;
		if (found?.length === 1) redirect(303, `/board/reports/${found[0]!.id}`);
		const thisMonth = parisWallClock(services.now()).date.slice(0, 7);
		const asked = url.searchParams.get('month') ?? '';
		const filter = {
			month: isMonth(asked) ? asked : thisMonth,
			site: url.searchParams.get('site') ?? '',
			association: url.searchParams.get('association') ?? '',
			mine: url.searchParams.has('mine'),
		};
		return { code, found, filter, thisMonth, list: await reports.list(actor, filter) };
	});
