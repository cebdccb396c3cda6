import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		services.board.importing.mayImport(actor);
	});

/** In two steps without anything kept between them: the page gives the file back with the word to go on. */
export const actions: Actions = {
	preview: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const file = form.get('file');
			if (!(file instanceof File) || file.size === 0) throw new Refusal('invalid', 'import-no-file');
			const bytes = new Uint8Array(await file.arrayBuffer());
			const preview = await services.board.importing.preview(actor, { name: file.name, bytes });
			return { preview, content: Buffer.from(bytes).toString('base64') };
		});
	},
	run: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const bytes = Buffer.from(formText(form, 'content'), 'base64');
			const name = formText(form, 'name');
			return { preview: await services.board.importing.run(actor, { name, bytes }), content: '' };
		});
	},
};
