import { isOfNetwork, isPartner, type PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { initialsOf } from '#lib/domain/network/names.ts';
import { personColor } from '#lib/domain/network/person-color.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { shellWords } from '#lib/ui/shell-words.server.ts';
import { readTheme, THEME_COOKIE } from '#lib/ui/theme.ts';
import type { Services } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';
import { waitingFor } from './waiting.server.ts';

/** Who looks, and what the frame of every page needs to know of them. */
export const load: LayoutServerLoad = ({ locals, cookies }) =>
	orErrorPage(async () => {
		const { actor, services } = locals;
		return {
			locale: getLocale(),
			theme: readTheme(cookies.get(THEME_COOKIE)),
			shell: shellWords(),
			viewer: actor?.kind === 'person' ? await viewerOf(actor, services) : null,
		};
	});

async function viewerOf(actor: PersonActor, services: Services) {
	const [associations, waiting, board] = await Promise.all([
		associationNames(actor, services),
		waitingFor(actor, services),
		services.board.facts(),
	]);
	return {
		id: actor.id,
		name: actor.name,
		initials: initialsOf(actor.name),
		color: personColor(actor.id),
		coordinator: actor.coordinator,
		associations,
		/** How much waits for this person, in words; empty: nothing. */
		waiting: waiting.length > 0 ? m.shell_nav_waiting({ count: waiting.length }) : '',
		account: m.shell_account({ name: actor.name }),
		may: {
			papers: can(actor, 'paper.list', null),
			campaigns: can(actor, 'campaign.list', null),
			// each one says for whom it is; partners are invited to some
			gatherings: isOfNetwork(actor) || isPartner(actor),
			network: isOfNetwork(actor),
			board: can(actor, 'board.read', board),
		},
	};
}

/** Somebody without any association has no card that they may read: that is no error here. */
async function associationNames(actor: PersonActor, services: Services): Promise<readonly string[]> {
	try {
		const { person } = await services.network.person(actor, actor.id);
		return person.memberships.map((membership) => membership.associationName);
	} catch (thrown) {
		if (thrown instanceof Refusal && thrown.code !== 'unavailable') return [];
		throw thrown;
	}
}
