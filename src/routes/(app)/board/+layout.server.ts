import { can } from '#lib/domain/can.ts';
import type { LayoutServerLoad } from './$types';

/** Which pages of the board this person may open. Each page asks again: here only its link is left out. */
export const load: LayoutServerLoad = async ({ locals: { services, actor } }) => {
	const facts = await services.board.facts();
	return {
		board: {
			read: can(actor, 'board.read', facts),
			manage: can(actor, 'board.manage', null),
			sites: can(actor, 'site.read', null),
			agreement: can(actor, 'agreement.read', null),
			audit: can(actor, 'audit.read', null),
		},
	};
};
