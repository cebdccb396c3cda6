import type { GrantedThing } from '#lib/domain/board/grant.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		const { settings, grants } = services.board;
		const [view, granted] = await Promise.all([settings.view(actor), grants.list(actor)]);
		return { settings: view, grants: granted };
	});

export const actions: Actions = {
	'alert-group': async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.settings.setAlertGroup(actor, formText(form, 'group') || null);
			return { done: 'alert-group' as const };
		});
	},
	give: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const to = formText(form, 'to') as GrantedThing; // what is none of them is refused
			await services.board.grants.give(actor, formText(form, 'person'), to);
			return { done: 'give' as const };
		});
	},
	withdraw: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.grants.withdraw(actor, formText(form, 'grant'));
			return { done: 'withdraw' as const };
		});
	},
};
