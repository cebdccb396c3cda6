import { hasTakenPlace } from '#lib/domain/gatherings/states.ts';
import { can } from '#lib/domain/can.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_PAPERS = 5;

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const [view, papers, ahead] = await Promise.all([
			services.network.group(actor, params.id),
			services.papers.list(actor, { group: params.id }),
			services.gatherings.list(actor, { group: params.id, from: parisWallClock(actor.at).date }),
		]);
		const latest = papers
			.filter((paper) => !paper.archivedAt)
			.toSorted((a, b) => (b.editedAt ?? b.createdAt).localeCompare(a.editedAt ?? a.createdAt));
		return {
			view,
			gatherings: ahead
				.filter(({ state, cancelledAt }) => !cancelledAt && !hasTakenPlace(state))
				.map(({ id, title, date, place, state }) => ({ id, title, date, place, state })),
			mayGather: !view.group.closedAt && can(actor, 'gathering.create', { group: params.id }),
			papers: latest.slice(0, MOST_PAPERS).map(({ id, title, editedAt, editedByName }) => ({
				id,
				title,
				editedAt,
				editedByName,
			})),
		};
	});

export const actions: Actions = {
	join: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.joinGroup(locals.actor, params.id);
			return { done: 'join' as const };
		});
	},
	leave: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.leaveGroup(locals.actor, params.id);
			return { done: 'leave' as const };
		});
	},
	seat: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const seated = formText(form, 'seated') === 'yes';
			await locals.services.network.seat(locals.actor, params.id, formText(form, 'person'), seated);
			return { done: 'seat' as const };
		});
	},
	edit: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = { name: formText(form, 'name'), about: formText(form, 'about'), open: form.has('open') };
			await locals.services.network.editGroup(locals.actor, params.id, input);
			return { done: 'edit' as const };
		});
	},
	close: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const closed = formText(form, 'closed') === 'yes';
			await locals.services.network.editGroup(locals.actor, params.id, { closed });
			return { done: 'close' as const };
		});
	},
};
