import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import { readNeedsForm } from '../../[id]/registrations/read-needs.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was done with the place: then its link leads nowhere any more. */
const ENDS = ['given-up', 'handed-over'] as const;

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const end = ENDS.find((each) => each === url.searchParams.get('end')) ?? null;
		if (end) return { token: '', end, place: null, saved: false };
		const token = url.searchParams.get('token') ?? '';
		const place = await locals.services.gatherings.registrations.readPlace(token);
		return { token, end, place, saved: url.searchParams.has('saved') };
	});

type Registrations = Services['gatherings']['registrations'];

/** An action on the place of the form's token, and the page that follows it. */
function acting(
	act: (registrations: Registrations, token: string, form: FormData) => Promise<void>,
	next: (token: string) => string,
): Actions[string] {
	return async ({ request, locals }) => {
		const form = await request.formData();
		const token = formText(form, 'token');
		const refused = await orRefused(form, () => act(locals.services.gatherings.registrations, token, form));
		if (refused) return refused;
		redirect(303, `/gatherings/confirm/place?${next(token)}`);
	};
}

export const actions: Actions = {
	giveUp: acting(
		(registrations, token) => registrations.giveUpByLink(token),
		() => 'end=given-up',
	),
	substitute: acting(
		(registrations, token, form) =>
			registrations.substituteByLink(token, {
				name: formText(form, 'name'),
				email: formText(form, 'email'),
			}),
		() => 'end=handed-over',
	),
	needs: acting(
		(registrations, token, form) => registrations.tellNeedsByLink(token, readNeedsForm(form)),
		(token) => `token=${encodeURIComponent(token)}&saved`,
	),
};
