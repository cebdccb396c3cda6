import { resolve } from '$app/paths';
import { can } from '#lib/domain/can.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

/** The pages of the board that this person may open. Each page asks again: here only its link is left out. */
export const load: LayoutServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		const facts = await services.board.facts();
		const read = can(actor, 'board.read', facts);
		const manage = can(actor, 'board.manage', null);
		const sites = can(actor, 'site.read', null);
		const pages = [
			{ href: resolve('/board'), label: m.board_page(), shown: read },
			{ href: resolve('/board/rounds'), label: m.rounds_page(), shown: read },
			{ href: resolve('/board/needs'), label: m.needs_page(), shown: sites },
			{ href: resolve('/board/alerts'), label: m.alerts_page(), shown: sites },
			{ href: resolve('/board/reports'), label: m.report_list_title(), shown: sites },
			{ href: resolve('/board/sites'), label: m.sites_title(), shown: sites },
			{ href: resolve('/board/series'), label: m.series_page(), shown: read },
			{ href: resolve('/board/publication'), label: m.public_publish_page(), shown: manage },
			{
				href: resolve('/board/agreement'),
				label: m.agreement_page(),
				shown: can(actor, 'agreement.read', null),
			},
			{ href: resolve('/board/settings'), label: m.agreement_settings_page(), shown: manage },
		];
		return {
			board: {
				read,
				manage,
				pagesLabel: m.board_pages(),
				pages: pages.filter(({ shown }) => shown).map(({ href, label }) => ({ href, label })),
			},
		};
	});
