import { can } from '#lib/domain/can.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { m } from '#lib/paraglide/messages.js';
import { boardWords } from './board-words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		const mayRead = can(actor, 'board.read', await services.board.facts());
		// somebody of the network whose association does not share is told why there is nothing to see
		if (!mayRead && can(actor, 'agreement.read', null)) return { view: null, words: agreementWords() };
		return { view: await services.board.view.read(actor), words: boardWords() };
	});

function agreementWords() {
	return {
		title: m.board_title(),
		deck: m.board_deck(),
		report: m.board_report_do(),
		none: m.board_no_agreement(),
		hint: m.board_no_agreement_hint(),
		read: m.board_no_agreement_do(),
	};
}
