import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { can } from '#lib/domain/can.ts';
import { LANGUAGES, PAPER_KINDS } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const network = await services.network.read(actor);
		const groups = network.groups
			.filter(({ id, closedAt }) => closedAt === null && can(actor, 'paper.create', { group: id }))
			.map(({ id, name }) => ({ id, name }));
		return { groups, chosen: groups.find(({ id }) => id === url.searchParams.get('group'))?.id };
	});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const kind = PAPER_KINDS.find((known) => known === form.get('kind'));
			const language = LANGUAGES.find((known) => known === form.get('language'));
			if (!kind) throw new Refusal('invalid', 'kind-unknown');
			if (!language) throw new Refusal('invalid', 'language-unknown');
			const paper = await locals.services.papers.create(locals.actor, {
				title: String(form.get('title') ?? ''),
				kind,
				language,
				group: String(form.get('group') ?? ''),
			});
			redirect(303, resolve('/(app)/papers/[id]', { id: paper.id }));
		});
	},
};
