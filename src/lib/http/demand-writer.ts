import type { Actor } from '#lib/domain/actor.ts';
import { Refusal } from '#lib/domain/refusal.ts';

/** What waited on a phone says who wrote it (`x-person`): it is not recorded in the name of whoever signed in since. */
export function demandWriter(actor: Actor, request: Request): void {
	const writer = request.headers.get('x-person');
	const isAnother = writer !== null && !(actor.kind === 'person' && actor.id === writer);
	if (actor.kind === 'anonymous' || isAnother) throw new Refusal('signed-out', 'signed-out');
}
