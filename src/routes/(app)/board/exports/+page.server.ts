import { redirect } from '@sveltejs/kit';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { readFilter } from './read-filter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => ({
		exports: await services.board.exports.view(actor),
		thisMonth: parisWallClock(services.now()).date.slice(0, 7),
		ordered: url.searchParams.get('ordered'),
	}));

export const actions: Actions = {
	order: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		const answer = await orRefused(form, () =>
			services.board.exports.order(
				actor,
				readFilter((name) => formText(form, name)),
				formText(form, 'reason'),
			),
		);
		if (typeof answer !== 'string') return answer;
		redirect(303, `/board/exports?ordered=${answer}`);
	},
};
