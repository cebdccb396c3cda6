import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';
import { readDraft } from './draft-answer.ts';

/** Answered from cheap phones: the page is HTML and forms, kept up to date by a script of 15 kB instead of 100. */
export const csr = false;

export const load: PageServerLoad = ({ locals, params, url }) =>
	orErrorPage(async () => {
		const { text, ...view } = await locals.services.signing.campaign(locals.actor, params.id);
		const { json, footnotes, language, sha256 } = text;
		// the bytes of the text and of the manifest have their own addresses
		return {
			...view,
			manifest: null,
			text: { json, footnotes, language, sha256 },
			recorded: url.searchParams.get('recorded'),
		};
	});

/** Answering takes two steps: what was chosen is read again before it goes to the ledger, where nothing is changed. */
export const actions: Actions = {
	review: async ({ request }) => {
		const form = await request.formData();
		return orRefused(form, async () => ({ draft: readDraft(form), confirming: true }));
	},

	reconsider: async ({ request }) => {
		const form = await request.formData();
		return orRefused(form, async () => ({ draft: readDraft(form), confirming: false }));
	},

	answer: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const { association, answer, reason } = readDraft(form);
			await locals.services.signing.decide(locals.actor, params.id, { association, answer, reason });
			redirect(
				303,
				`${resolve('/(app)/campaigns/[id]', { id: params.id })}?recorded=${encodeURIComponent(association)}#answer`,
			);
		});
	},

	close: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.signing.close(locals.actor, params.id);
			redirect(303, resolve('/(app)/campaigns/[id]', { id: params.id }));
		});
	},
};
