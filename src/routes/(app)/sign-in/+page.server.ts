import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orRefused } from '#lib/http/refusals.ts';
import { sameSitePath } from '#lib/http/same-site-path.ts';
import { setSessionCookies } from '#lib/http/session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form needs no script; the pages behind it bring theirs. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = sameSitePath(url.searchParams.get('next'));
	if (locals.actor.kind === 'person') redirect(303, next ?? '/');
	return { next, needsSetup: await locals.services.network.needsSetup() };
};

export const actions: Actions = {
	password: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const refused = await orRefused(form, async () => {
			const input = { email: formText(form, 'email'), password: formText(form, 'password') };
			setSessionCookies(cookies, (await locals.services.identity.signIn(input, request.headers)).cookies);
		});
		if (refused) return refused;
		redirect(303, sameSitePath(formText(form, 'next')) ?? '/');
	},
	link: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.identity.requestMagicLink(formText(form, 'email'), request.headers);
			return { sent: true };
		});
	},
};
