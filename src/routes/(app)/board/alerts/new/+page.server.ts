import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { ALERT_TYPES } from '#lib/domain/board/alert.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

const LEVELS = ['group', 'network', 'association'] as const;

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => ({
		view: await services.board.alerts.form(actor),
		/** The site from whose page one comes. */
		site: url.searchParams.get('site'),
	}));

export const actions: Actions = {
	default: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const type = ALERT_TYPES.find((known) => known === form.get('type'));
			if (!type) throw new Refusal('invalid', 'alert-type');
			const level = LEVELS.find((known) => known === form.get('level'));
			if (!level) throw new Refusal('invalid', 'alert-audience');
			const [kind, where = ''] = formText(form, 'where').split(':');
			const id = formText(form, 'id');
			await services.board.alerts.raise(actor, id, {
				site: kind === 'site' ? where : null,
				sector: kind === 'sector' ? where : '',
				type,
				association: formText(form, 'association') || null,
				level,
			});
			redirect(303, resolve('/(app)/board/alerts/[id]', { id }));
		});
	},
};
