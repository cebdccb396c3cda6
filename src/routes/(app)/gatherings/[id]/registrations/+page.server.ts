import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { readNeedsForm } from './read-needs.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => ({
		registrations: await services.gatherings.registrations.read(actor, params.id),
		/** A letter was asked for just now. */
		asked: url.searchParams.has('asked'),
	}));

export const actions: Actions = {
	register: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.registrations.register(actor, params.id, {
				association: associationOf(form),
				role: formText(form, 'role'),
				needs: readNeedsForm(form),
			});
			return { done: 'register' as const };
		});
	},
	add: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const name = formText(form, 'name');
			const { state } = await services.gatherings.registrations.register(actor, params.id, {
				association: associationOf(form),
				name,
				organisation: formText(form, 'organisation'),
				role: formText(form, 'role'),
				email: formText(form, 'email'),
				needs: readNeedsForm(form),
			});
			return { done: 'add' as const, added: { name: name.trim(), state } };
		});
	},
	needs: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const registration = formText(form, 'registration');
			await services.gatherings.registrations.tellNeeds(actor, params.id, registration, readNeedsForm(form));
			return { done: 'needs' as const };
		});
	},
	substitute: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const by = {
				name: formText(form, 'name'),
				role: formText(form, 'role'),
				email: formText(form, 'email'),
			};
			const registration = formText(form, 'registration');
			await services.gatherings.registrations.substitute(actor, params.id, registration, by);
			return { done: 'substitute' as const };
		});
	},
	giveUp: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const registration = formText(form, 'registration');
			await services.gatherings.registrations.giveUp(actor, params.id, registration);
			return { done: 'giveUp' as const };
		});
	},
	ask: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		const refused = await orRefused(form, async () => {
			const input = {
				name: formText(form, 'name'),
				organisation: formText(form, 'organisation'),
				email: formText(form, 'email'),
			};
			await services.gatherings.registrations.ask(actor, params.id, input, request.headers);
		});
		if (refused) return refused;
		redirect(303, `/gatherings/${params.id}/registrations?asked`);
	},
};

/** Empty: for none. */
function associationOf(form: FormData): string | null {
	return formText(form, 'association') || null;
}
