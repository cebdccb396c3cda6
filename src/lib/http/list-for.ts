import type { Actor } from '#lib/domain/actor.ts';
import { can, type Action, type Actions } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';

/** A list as this actor may see it: nobody has to sign in first, somebody without the right sees an empty one. */
export async function listFor<A extends Action, T>(
	actor: Actor,
	action: A,
	object: Actions[A],
	list: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
	if (actor.kind === 'anonymous') throw new Refusal('signed-out', 'signed-out');
	return can(actor, action, object) ? list() : [];
}
