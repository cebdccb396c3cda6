import { redirect } from '@sveltejs/kit';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, isDataRequest }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const view = await services.papers.read(actor, params.id);
		// the browser's own requests come from a page that follows the live text: no need to send it again
		return { view, text: isDataRequest ? null : await readText() };

		async function readText() {
			const { json, footnotes } = await services.papers.text(actor, params.id);
			return { json, footnotes };
		}
	});

export const actions: Actions = {
	rename: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.papers.rename(locals.actor, params.id, String(form.get('title') ?? ''));
			redirect(303, `/papers/${params.id}`);
		});
	},
	freeze: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const { number } = await locals.services.signing.freeze(locals.actor, params.id);
			redirect(303, `/papers/${params.id}/versions/${number}`);
		});
	},
	archive: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.papers.archive(locals.actor, params.id, form.get('archived') === 'true');
			redirect(303, `/papers/${params.id}`);
		});
	},
};
