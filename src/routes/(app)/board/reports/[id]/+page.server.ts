import { randomUUID } from 'node:crypto';
import { ERASE_REASONS } from '#lib/domain/board/erase-reasons.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';
import { readCorrection, readDecision } from './read-correction.ts';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({
		report: await services.board.reports.read(actor, params.id),
		// the same form sent twice is one correction
		nextRevision: randomUUID(),
	}));

export const actions: Actions = {
	correct: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const { items } = await services.board.reports.read(actor, params.id);
			await services.board.reports.correct(actor, readCorrection(form, params.id, items));
			return { done: 'correct' as const };
		});
	},
	decide: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.reports.correct(actor, readDecision(form, params.id));
			return { done: 'decide' as const };
		});
	},
	erase: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const reason = ERASE_REASONS.find((known) => known === formText(form, 'reason'));
			if (!reason) throw new Refusal('invalid', 'invalid');
			await services.board.reports.erase(actor, params.id, reason);
			return { done: 'erase' as const };
		});
	},
};
