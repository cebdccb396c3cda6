import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { readMealDays } from '../site-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		if (!can(actor, 'board.manage', null)) throw new Refusal('forbidden', 'board.manage');
		const { sectors } = await services.board.sites.list(actor);
		return {
			sectors: sectors.map(({ id, number, name }) => ({ id, number, name })),
			sites: sectors.flatMap(({ sites }) => sites).map(({ id, name }) => ({ id, name })),
			sector: url.searchParams.get('sector') ?? undefined,
			today: parisWallClock(services.now()).date,
		};
	});

export const actions: Actions = {
	default: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const formOf = formText(form, 'formOf');
			const site = await services.board.sites.openSite(actor, {
				name: formText(form, 'name'),
				sector: formText(form, 'sector'),
				openedOn: formText(form, 'on'),
				mealDays: readMealDays(form),
				...(formOf === '' ? {} : { formOf }),
			});
			redirect(303, resolve('/(app)/board/sites/[id]', { id: site.id }));
		});
	},
};
