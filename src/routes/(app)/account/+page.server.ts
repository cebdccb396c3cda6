import { redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request }) =>
	orErrorPage(async () => {
		const session = await locals.services.identity.session(request.headers);
		if (!session) throw new Refusal('signed-out', 'signed-out');
		return { email: session.person.email };
	});

export const actions: Actions = {
	password: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = { current: formText(form, 'current-password'), next: formText(form, 'new-password') };
			await locals.services.identity.changePassword(request.headers, input);
			return { changed: true };
		});
	},
	sessions: async ({ request, locals }) => {
		const form = await request.formData();
		const refused = await orRefused(form, async () => {
			if (locals.actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
			await locals.services.identity.endSessions(locals.actor.id);
		});
		if (refused) return refused;
		redirect(303, '/sign-in');
	},
};
