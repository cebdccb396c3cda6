import { countMissing } from '#lib/domain/gatherings/missing.ts';
import { hasTakenPlace, isDated } from '#lib/domain/gatherings/states.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { GatheringView } from '#lib/protocol/views/gatherings.ts';
import type { PreparingView } from '#lib/protocol/views/preparing.ts';
import type { Services } from '#server/services.ts';

/** For organisers, as long as there is something to prepare; null otherwise. */
export async function readPreparing(
	{ gatherings }: Services,
	actor: Actor,
	{ gathering: { id, state, cancelledAt }, may }: GatheringView,
): Promise<PreparingView | null> {
	if (!may.organise || hasTakenPlace(state) || cancelledAt !== null) return null;
	const [{ now, latest, changes, placed }, { totals }] = await Promise.all([
		gatherings.releases.prepare(actor, id),
		isDated(state) ? gatherings.registrations.read(actor, id) : { totals: null },
	]);
	const { tasks } = now.plan;
	return {
		conflicts: now.conflicts.length,
		missing: countMissing(now.missing),
		placed,
		released: latest?.number ?? null,
		changes: changes.length,
		tasks: {
			done: tasks.filter(({ done }) => done).length,
			all: tasks.length,
			overdue: now.missing.overdue.length,
		},
		places: totals,
	};
}
