import type { Actor } from '#lib/domain/actor.ts';
import { can, type Action, type Actions } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';

/** Who is this, and what may they do here: the same for pages, endpoints, sync and live. */
export interface AccessService {
	/** The person behind these headers with their rights of this instant, or nobody. */
	actorOf(headers: Headers): Promise<Actor>;
	/** The same for a known person (a socket opened earlier); anonymous when the account is gone. */
	actorFor(person: string): Promise<Actor>;
}

/** Throws `signed-out` for nobody, `forbidden` for somebody without the right. */
export function demand<A extends Action>(actor: Actor, action: A, object: Actions[A]): void {
	if (can(actor, action, object)) return;
	throw actor.kind === 'anonymous'
		? new Refusal('signed-out', 'signed-out')
		: new Refusal('forbidden', action);
}

/** For objects whose very existence is not for everybody: without the right to read them they are not there. */
export function demandToSee<A extends Action>(actor: Actor, action: A, object: Actions[A]): void {
	if (can(actor, action, object)) return;
	throw actor.kind === 'anonymous'
		? new Refusal('signed-out', 'signed-out')
		: new Refusal('not-found', 'not-found');
}
