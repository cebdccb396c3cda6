import type { Actor } from '#lib/domain/actor.ts';
import type { Handout, SignInSheet } from '#lib/protocol/views/printing.ts';

/** What stands on the papers of a gathering. */
export interface PrintingService {
	/** For whoever may see the gathering. */
	handout(actor: Actor, id: string): Promise<Handout>;
	/** For its organisers. */
	signInSheet(actor: Actor, id: string): Promise<SignInSheet>;
}
