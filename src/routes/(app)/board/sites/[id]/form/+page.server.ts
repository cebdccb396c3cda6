import { fail, isActionFailure, type ActionFailure } from '@sveltejs/kit';
import { can } from '#lib/domain/can.ts';
import { editForm } from '#lib/domain/board/form-edit.ts';
import { readItems } from '#lib/domain/board/form-rules.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused, type Refused } from '#lib/http/refusals.ts';
import { readDraft, readStep, type FormDraft } from './form-draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({ view: await services.board.sites.form(actor, params.id) }));

export const actions: Actions = {
	/** One step in the draft: nothing is kept, so that it also works where no script runs. */
	step: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		const draft = readDraft(form);
		return orDraft(form, draft, async () => {
			if (!can(actor, 'board.manage', null)) throw new Refusal('forbidden', 'board.manage');
			const { versions } = await services.board.sites.form(actor, params.id);
			const step = readStep(form);
			if (!step) return { draft };
			const earlier = versions.flatMap(({ items }) => items);
			return { draft: { ...draft, items: editForm(draft.items, step, earlier) } };
		});
	},
	copy: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		const draft = readDraft(form);
		return orDraft(form, draft, async () => {
			if (!can(actor, 'board.manage', null)) throw new Refusal('forbidden', 'board.manage');
			const other = formText(form, 'from');
			if (other === '') throw new Refusal('invalid', 'site-unknown');
			const { versions } = await services.board.sites.form(actor, other);
			return { draft: { ...draft, items: versions[0]!.items } };
		});
	},
	save: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		const draft = readDraft(form);
		return orDraft(form, draft, async () => {
			const kept = await services.board.sites.setForm(actor, params.id, draft.items, draft.base);
			return { saved: kept.number };
		});
	},
};

/** A refusal gives back the draft as it was typed, and says which of its items was in the way. */
async function orDraft<T>(form: FormData, draft: FormDraft, work: () => Promise<T>) {
	const answer = await orRefused(form, work);
	if (!isActionFailure(answer)) return answer as T;
	const { status, data } = answer as ActionFailure<Refused>;
	const read = readItems(draft.items);
	return fail(status, { ...data, draft, at: 'reason' in read ? read.at : null });
}
