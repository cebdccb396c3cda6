import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { AGAIN, USEFULNESS, type Feedback } from '#lib/domain/gatherings/feedback.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => {
		const { feedback } = services.gatherings;
		const token = url.searchParams.get('token');
		const thanked = url.searchParams.has('thanks');
		if (token !== null) await feedback.readLink(params.id, token);
		return { feedback: await feedback.read(actor, params.id), token, thanked };
	});

export const actions: Actions = {
	give: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.feedback.give(actor, params.id, readFeedback(form));
			return { done: true };
		});
	},
	/** By the link of a letter, once. */
	once: async ({ locals: { services }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const token = formText(form, 'token');
			await services.gatherings.feedback.giveByLink(params.id, token, readFeedback(form));
			redirect(303, `${resolve('/(app)/gatherings/[id]', { id: params.id })}/feedback?thanks`);
		});
	},
};

function readFeedback(form: FormData): Feedback {
	const useful = USEFULNESS.find((degree) => String(degree) === formText(form, 'useful'));
	const again = AGAIN.find((word) => word === formText(form, 'again'));
	if (!useful || !again) throw new Refusal('invalid', 'feedback-useful');
	return { useful, again, helped: formText(form, 'helped'), change: formText(form, 'change') };
}
