import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orRefused } from '#lib/http/refusals.ts';
import { setSessionCookies } from '#lib/http/session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows the button: scanners of mail servers follow links, and must not use this one up. */
export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const refused = await orRefused(form, async () => {
			const { identity } = locals.services;
			setSessionCookies(
				cookies,
				(await identity.redeemMagicLink(formText(form, 'token'), request.headers)).cookies,
			);
		});
		if (refused) return refused;
		redirect(303, '/');
	},
};
