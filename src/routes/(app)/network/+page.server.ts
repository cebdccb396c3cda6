import { ASSOCIATION_KINDS } from '#lib/domain/network/association.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	orErrorPage(async () => ({ network: await locals.services.network.read(locals.actor) }));

export const actions: Actions = {
	association: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const kind = ASSOCIATION_KINDS.find((each) => each === formText(form, 'kind'));
			if (!kind) throw new Refusal('invalid', 'kind');
			const input = { name: formText(form, 'name'), kind, about: formText(form, 'about') };
			await locals.services.network.addAssociation(locals.actor, input);
			return { done: 'association' as const };
		});
	},
	group: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = {
				name: formText(form, 'name'),
				about: formText(form, 'about'),
				open: form.has('open'),
			};
			await locals.services.network.addGroup(locals.actor, input);
			return { done: 'group' as const };
		});
	},
	revoke: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.revokeInvitation(locals.actor, formText(form, 'invitation'));
			return { done: 'revoke' as const };
		});
	},
};
