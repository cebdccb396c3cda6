import { can } from '#lib/domain/can.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		const mayRead = can(actor, 'board.read', await services.board.facts());
		// somebody of the network whose association does not share is told why there is nothing to see
		if (!mayRead && can(actor, 'agreement.read', null)) return { view: null, words: agreementWords() };
		return { view: await services.board.view.read(actor), words: rareWords() };
	});

/** Said here, so that browsers need not load in four languages what hardly anybody reads. */
function rareWords() {
	return {
		...{ gone: m.board_gone(), goneHint: m.board_gone_hint(), goneDo: m.board_gone_do() },
		...{ noSite: m.board_no_site(), noSiteHint: m.board_no_site_hint(), noSiteDo: m.board_no_site_do() },
	};
}

function agreementWords() {
	return {
		none: m.board_no_agreement(),
		hint: m.board_no_agreement_hint(),
		read: m.board_no_agreement_do(),
	};
}
