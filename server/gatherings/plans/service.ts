import type { Actor } from '#lib/domain/actor.ts';
import type { PlanView } from '#lib/protocol/views/plans.ts';

/** The live plan of a gathering, read. It is written through sync, or by `changePlan`. */
export interface PlansService {
	read(actor: Actor, gathering: string): Promise<PlanView>;
}
