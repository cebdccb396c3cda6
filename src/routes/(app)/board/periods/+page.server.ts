import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const thisYear = parisWallClock(services.now()).date.slice(0, 4);
		return {
			periods: await services.board.periods.list(actor, url.searchParams.get('year') || thisYear),
			thisYear,
		};
	});

export const actions: Actions = {
	lock: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, () => services.board.periods.lock(actor, formText(form, 'month')));
	},
	unlock: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, () =>
			services.board.periods.unlock(actor, formText(form, 'month'), formText(form, 'reason')),
		);
	},
};
