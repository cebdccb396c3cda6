import type { Actor } from '#lib/domain/actor.ts';
import type { GrantedThing } from '#lib/domain/board/grant.ts';
import type { GrantsView } from '#lib/protocol/views/board-settings.ts';

/** What the coordinator opens to single people. Nobody gives themselves anything, the coordinator included. */
export interface GrantsService {
	list(actor: Actor): Promise<GrantsView>;
	/** Given twice is given once. */
	give(actor: Actor, person: string, to: GrantedThing): Promise<void>;
	withdraw(actor: Actor, grant: string): Promise<void>;
	/** Grants of people who have left the network end. */
	sweep(): Promise<void>;
}
