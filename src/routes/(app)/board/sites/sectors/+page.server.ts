import { MAP_TOWNS } from '#lib/domain/board/map-towns.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => ({
		view: await services.board.sites.list(actor),
		towns: MAP_TOWNS.map(({ id, name }) => ({ id, name })),
	}));

const readSector = (form: FormData) => ({
	name: formText(form, 'name'),
	number: Number(formText(form, 'number')),
	towns: form.getAll('town').map(String),
});

export const actions: Actions = {
	add: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.sites.addSector(actor, readSector(form));
			return { done: 'add' as const };
		});
	},
	edit: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.sites.editSector(actor, formText(form, 'sector'), readSector(form));
			return { done: 'edit' as const };
		});
	},
};
