import { can } from '#lib/domain/can.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		const mayRead = can(actor, 'board.read', await services.board.facts());
		// somebody of the network whose association does not share is told why there is nothing to see
		if (!mayRead && can(actor, 'agreement.read', null)) return { view: null };
		return { view: await services.board.view.read(actor) };
	});
