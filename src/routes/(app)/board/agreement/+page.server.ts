import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => ({ view: await services.board.agreement.view(actor) }));

export const actions: Actions = {
	accept: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const number = Number(formText(form, 'number'));
			await services.board.agreement.accept(actor, formText(form, 'association'), number);
			return { done: 'accept' as const };
		});
	},
	withdraw: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.agreement.withdraw(actor, formText(form, 'association'));
			return { done: 'withdraw' as const };
		});
	},
	publish: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.agreement.publish(actor, {
				text: formText(form, 'text'),
				contact: formText(form, 'contact'),
				after: Number(formText(form, 'after')),
			});
			return { done: 'publish' as const };
		});
	},
};
