import type { Actor } from '#lib/domain/actor.ts';
import type { Association } from '#lib/domain/network/association.ts';
import type { WorkingGroup } from '#lib/domain/network/working-group.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Topic } from '#lib/protocol/live.ts';
import { demandToSee } from '../access.ts';
import type { IdentityService } from '../identity/service.ts';
import type { Mail } from '../mail/create-mail.ts';
import type { Log } from '../observe/log.ts';
import type { SigningService } from '../signing/service.ts';
import type { Records } from '../storage/records.ts';
import { associations, groups } from './collections.ts';

/** What the use cases of the network work with. */
export interface NetworkContext {
	readonly records: Records;
	readonly identity: Pick<IdentityService, 'account' | 'accounts' | 'byEmail' | 'create' | 'provePassword'>;
	readonly mail: Mail;
	readonly mandates: Pick<SigningService, 'recordMandate' | 'recordWithdrawal' | 'mandates'>;
	/** Title of a paper, whoever asks; null when there is none. */
	readonly paperTitle: (paper: string) => Promise<string | null>;
	/** Where links in letters lead: `https://tablee.example`. */
	readonly address: () => string;
	/** Tells the open pages that something under these topics changed. */
	readonly announce: (topics: readonly Topic[]) => void;
	/** Has the open sockets of this person looked at again. */
	readonly rightsChanged: (person: string) => void;
	readonly log: Log;
	readonly now: () => number;
}

export function instantOf({ now }: NetworkContext): string {
	return new Date(now()).toISOString();
}

/** An association that this actor may see; whether another one exists, nobody learns. */
export async function seenAssociation(
	context: NetworkContext,
	actor: Actor,
	id: string,
): Promise<Association> {
	demandToSee(actor, 'association.read', { association: id });
	const stored = await context.records.get(associations, id);
	if (!stored) throw new Refusal('not-found', 'not-found');
	return stored.value;
}

export async function seenGroup(context: NetworkContext, actor: Actor, id: string): Promise<WorkingGroup> {
	demandToSee(actor, 'network.read', null);
	const stored = await context.records.get(groups, id);
	if (!stored) throw new Refusal('not-found', 'not-found');
	return stored.value;
}
