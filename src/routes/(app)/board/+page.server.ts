import { orErrorPage } from '#lib/http/refusals.ts';
import { demandToSee } from '#server/access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		demandToSee(actor, 'board.read', await services.board.facts());
	});
