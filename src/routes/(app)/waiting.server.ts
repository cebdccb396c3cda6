import type { PersonActor } from '#lib/domain/actor.ts';
import { parisDeadline } from '#lib/domain/time/paris-time.ts';
import type { Waiting } from '#lib/protocol/views/waiting.ts';
import type { Services } from '#server/services.ts';

/** All that waits for this person, the nearest deadline first. */
export async function waitingFor(
	actor: PersonActor,
	{ signing, gatherings, board }: Services,
): Promise<readonly Waiting[]> {
	const [campaigns, polls, minutes, alerts] = await Promise.all([
		signing.waitingFor(actor),
		gatherings.polls.waitingFor(actor),
		gatherings.minutes.waitingFor(actor),
		board.alerts.waitingFor(actor),
	]);
	const all: Waiting[] = [
		...campaigns.map((each) => ({ kind: 'campaign', until: each.campaign.deadline, ...each }) as const),
		...polls.map((each) => ({ kind: 'poll', until: each.deadline, ...each }) as const),
		...minutes.map(
			(each) => ({ kind: 'minutes', until: parisDeadline(each.readUntil, '23:59')!, ...each }) as const,
		),
		// the nearest deadline of all has passed when it was raised
		...(alerts ? [{ kind: 'alerts', until: alerts.since, ...alerts } as const] : []),
	];
	return all.toSorted((one, other) => one.until.localeCompare(other.until));
}
