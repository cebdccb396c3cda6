import { randomUUID } from 'node:crypto';
import { ALERT_ACTS } from '#lib/domain/board/alert.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({
		alert: await services.board.alerts.read(actor, params.id),
		at: services.now(),
		/** For what is written here: sent twice, it is kept once. */
		fresh: randomUUID(),
		textMonths: THRESHOLDS.textMonths,
	}));

export const actions: Actions = {
	act: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const act = ALERT_ACTS.find((known) => known === form.get('act'));
			if (!act) throw new Refusal('conflict', 'alert-changed');
			await services.board.alerts.act(actor, params.id, formText(form, 'id') || randomUUID(), {
				act,
				text: formText(form, 'text'),
				association: formText(form, 'association') || null,
			});
		});
	},
	hold: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = { reason: formText(form, 'reason'), until: formText(form, 'until') };
			await services.board.alerts.hold(actor, params.id, input);
		});
	},
	release: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, () => services.board.alerts.endHold(actor, params.id));
	},
};
