import { randomUUID } from 'node:crypto';
import { NEED_ACTS, NEED_ITEMS, OFFER_ACTS } from '#lib/domain/board/need.ts';
import { OBSERVATION_LEVELS } from '#lib/domain/board/observation.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const view = await services.board.needs.view(actor);
		const acting = [...view.mine.map(({ id }) => id), ...(view.coordinates ? [''] : [])];
		const asked = url.searchParams.get('as');
		return {
			view,
			/** For whom this person acts on this page; the coordinator's is empty, null: for nobody. */
			as: acting.find((id) => id === asked) ?? acting[0] ?? null,
			/** Ids for what is begun here: sent twice, it is kept once. */
			fresh: { need: randomUUID(), offer: randomUUID() },
		};
	});

export const actions: Actions = {
	need: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const item = NEED_ITEMS.find((known) => known === form.get('item'));
			const act = NEED_ACTS.find((known) => known === form.get('act'));
			if (!item) throw new Refusal('invalid', 'need-item');
			if (!act) throw new Refusal('conflict', 'need-changed');
			await services.board.needs.act(actor, formText(form, 'id') || randomUUID(), {
				site: formText(form, 'site'),
				item,
				act,
				detail: formText(form, 'detail'),
				association: formText(form, 'association') || null,
				level: OBSERVATION_LEVELS.find((known) => known === form.get('level')) ?? 'network',
			});
		});
	},
	offer: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const item = NEED_ITEMS.find((known) => known === form.get('item'));
			if (!item) throw new Refusal('invalid', 'need-item');
			await services.board.needs.offer(actor, formText(form, 'id'), {
				item,
				detail: formText(form, 'detail'),
				until: formText(form, 'until') || null,
				association: formText(form, 'association'),
			});
		});
	},
	'offer-act': async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const act = OFFER_ACTS.find((known) => known === form.get('act'));
			if (!act) throw new Refusal('conflict', 'offer-changed');
			const association = formText(form, 'association') || null;
			const { needs } = services.board;
			await needs.actOnOffer(actor, formText(form, 'of'), randomUUID(), { act, association });
		});
	},
};
