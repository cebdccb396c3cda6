import { Refusal } from '#lib/domain/refusal.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';
import { readRoundForm } from './read-round-form.ts';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => ({
		week: await services.board.rounds.week(actor, url.searchParams.get('week') ?? ''),
	}));

export const actions: Actions = {
	/** Without the page's script; with it, a round is planned in the live document. */
	propose: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const filled = readRoundForm(form);
			if (!filled) throw new Refusal('invalid', 'round-time');
			const round = await services.board.rounds.propose(actor, filled);
			return { planned: round.id };
		});
	},
};
