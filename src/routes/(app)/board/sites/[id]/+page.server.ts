import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { readMealDays } from '../site-fields.ts';
import { readLifeChange, readPlace } from './read-site-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const [view, all] = await Promise.all([
			services.board.sites.view(actor, params.id),
			services.board.sites.list(actor),
		]);
		return {
			view,
			sectors: all.sectors.map(({ id, number, name }) => ({ id, number, name })),
			others: all.sectors
				.flatMap(({ sites }) => sites)
				.filter(({ id, state }) => state === 'open' && id !== params.id)
				.map(({ id, name }) => ({ id, name })),
			today: parisWallClock(services.now()).date,
		};
	});

export const actions: Actions = {
	edit: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.sites.editSite(actor, params.id, {
				name: formText(form, 'name'),
				sector: formText(form, 'sector'),
				mealDays: readMealDays(form),
			});
			return { done: 'edit' as const };
		});
	},
	life: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const change = readLifeChange(form);
			if (!change) throw new Refusal('invalid', 'site-no-way');
			await services.board.sites.changeSite(actor, params.id, change);
			return { done: 'life' as const };
		});
	},
	// an act, not a link: each look is noted, and a link would be followed by machines
	place: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => ({
			done: 'place' as const,
			place: await services.board.sites.place(actor, params.id),
		}));
	},
	setPlace: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.sites.setPlace(actor, params.id, readPlace(form));
			return { done: 'set-place' as const };
		});
	},
	removePlace: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.sites.removePlace(actor, params.id);
			return { done: 'remove-place' as const };
		});
	},
};
