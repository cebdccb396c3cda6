import type { Actor } from '#lib/domain/actor.ts';
import type { Agreement } from '#lib/domain/board/agreement.ts';
import type { AgreementView } from '#lib/protocol/views/agreement.ts';

export interface AgreementService {
	/** For everybody of the network: one reads what one is asked to agree to before one agrees. */
	view(actor: Actor): Promise<AgreementView>;
	/**
	 * A new text, which must be accepted anew: from this instant on nobody but the coordinator reads what others share. `after`
	 * is the number that stood when it was written (0: none).
	 */
	publish(
		actor: Actor,
		input: { readonly text: string; readonly contact: string; readonly after: number },
	): Promise<Agreement>;
	/** `number` is that of the text which the referent has read; another one stands by now: Refusal. */
	accept(actor: Actor, association: string, number: number): Promise<void>;
	withdraw(actor: Actor, association: string): Promise<void>;
}
