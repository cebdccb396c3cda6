import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { LANGUAGES } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the form proposes to read them again. */
const USUAL_DAYS = 7;

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const record = await services.gatherings.minutes.read(actor, params.id);
		return { record, proposed: daysLater(record.today, USUAL_DAYS) };
	});

export const actions: Actions = {
	begin: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const language = LANGUAGES.find((known) => known === form.get('language'));
			if (!language) throw new Refusal('invalid', 'language-unknown');
			const group = formText(form, 'group');
			const paper = await services.gatherings.minutes.begin(actor, params.id, { language, group });
			redirect(303, resolve('/(app)/papers/[id]', { id: paper }));
		});
	},
	refresh: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.minutes.refreshHeader(actor, params.id);
			return { done: 'refresh' as const };
		});
	},
	take: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const lines = form.getAll('line').map(String);
			await services.gatherings.minutes.takeTasks(actor, params.id, lines);
			return { done: 'take' as const };
		});
	},
	read: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.minutes.askToRead(actor, params.id, formText(form, 'until'));
			return { done: 'read' as const };
		});
	},
	approve: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.minutes.approve(actor, params.id, { early: form.has('early') });
			return { done: 'approve' as const };
		});
	},
};
