import { redirect } from '@sveltejs/kit';
import { isPartner, type PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { hasTakenPlace } from '#lib/domain/gatherings/states.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import type { PageServerLoad } from './$types';
import { recentOf } from './recent.ts';
import { waitingFor } from './waiting.server.ts';

const MOST_RECENT = 8;
const MOST_AHEAD = 3;

export const load: PageServerLoad = ({ locals: { actor, services } }) => {
	if (actor.kind !== 'person') redirect(303, '/sign-in');
	return orErrorPage(async () => {
		const [waiting, papers, campaigns, groups, ahead, rounds] = await Promise.all([
			waitingFor(actor, services),
			can(actor, 'paper.list', null) ? services.papers.list(actor) : [],
			can(actor, 'campaign.list', null) ? services.signing.campaigns(actor) : [],
			groupsOf(actor, services),
			services.gatherings.list(actor, { from: parisWallClock(actor.at).date }),
			services.board.rounds.nextOf(actor, MOST_AHEAD),
		]);
		return {
			today: actor.at,
			// nobody's place yet: neither of the network nor of a partner
			outside: !can(actor, 'paper.list', null) && !isPartner(actor),
			waiting,
			now: papers
				.filter((paper) => paper.here.length > 0)
				.map(({ id, title, here }) => ({ id, title, here })),
			recent: recentOf(papers, campaigns).slice(0, MOST_RECENT),
			groups,
			rounds,
			ahead: ahead
				.filter(({ date, state, cancelledAt }) => date && !cancelledAt && !hasTakenPlace(state))
				.slice(0, MOST_AHEAD)
				.map(({ id, title, date, place }) => ({ id, title, place, day: date!.day })),
		};
	});
};

/** Somebody without any association has no card that they may read: then there are no groups either. */
async function groupsOf(actor: PersonActor, services: Services) {
	try {
		return (await services.network.person(actor, actor.id)).groups;
	} catch (thrown) {
		if (thrown instanceof Refusal) return [];
		throw thrown;
	}
}
