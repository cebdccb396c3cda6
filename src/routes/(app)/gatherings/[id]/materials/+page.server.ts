import type { MaterialTarget } from '#lib/domain/gatherings/materials.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const view = await services.gatherings.materials.read(actor, params.id);
		const papers = view.may.organise ? await services.papers.list(actor) : [];
		return {
			...view,
			papers: papers.filter(({ archivedAt }) => !archivedAt).map(({ id, title }) => ({ id, title })),
		};
	});

export const actions: Actions = {
	add: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.materials.add(actor, params.id, {
				label: formText(form, 'label'),
				isPublic: form.has('public'),
				target: readTarget(form),
			});
			return { done: 'add' as const };
		});
	},
	remove: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, () =>
			services.gatherings.materials.remove(actor, params.id, formText(form, 'material')),
		);
	},
	move: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, () => {
			const by = formText(form, 'by') === 'up' ? 'up' : 'down';
			return services.gatherings.materials.move(actor, params.id, formText(form, 'material'), by);
		});
	},
	publish: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, () => {
			const isPublic = formText(form, 'public') === 'yes';
			return services.gatherings.materials.publish(actor, params.id, formText(form, 'material'), isPublic);
		});
	},
};

function readTarget(form: FormData): MaterialTarget {
	const paper = formText(form, 'paper');
	return paper ? { kind: 'paper', paper } : { kind: 'link', href: formText(form, 'href') };
}
