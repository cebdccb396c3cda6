import type { Actor } from '#lib/domain/actor.ts';
import { can, type Actions } from '#lib/domain/can.ts';
import { countCalendarChange } from '#lib/domain/gatherings/calendar-change.ts';
import type { Gathering, GatheringFacts } from '#lib/domain/gatherings/gathering.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { demand, demandToSee } from '../access.ts';
import type { IdentityService } from '../identity/service.ts';
import type { LiveService } from '../live/service.ts';
import type { Mail } from '../mail/create-mail.ts';
import type { NetworkReader } from '../network/reader.ts';
import { revise } from '../network/revise.ts';
import type { Log } from '../observe/log.ts';
import type { PapersService } from '../papers/service.ts';
import type { SigningService } from '../signing/service.ts';
import type { Records } from '../storage/records.ts';
import type { SyncEngine } from '../sync/engine.ts';
import { gatherings } from './collections.ts';

/** What the use cases of gatherings are given by compose. */
export interface GatheringsContext {
	readonly records: Records;
	readonly sync: Pick<SyncEngine, 'read' | 'write' | 'present' | 'recheck' | 'tellChanged'>;
	readonly network: NetworkReader;
	readonly papers: Pick<PapersService, 'create' | 'archive' | 'find' | 'text' | 'textOf'>;
	readonly signing: Pick<SigningService, 'freeze' | 'version' | 'versions'>;
	readonly identity: Pick<IdentityService, 'account' | 'accounts' | 'byEmail'>;
	/** Names of people by id; who is unknown is left out. */
	readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
	readonly mail: Mail;
	readonly announce: LiveService['announce'];
	/** The network that a request without an account came from, to count what it asks for. */
	readonly clientOf: (headers: Headers) => string;
	/** Where links in letters lead: `https://tablee.example`. */
	readonly address: () => string;
	readonly log: Log;
	/** Server time, in ms. */
	readonly now: () => number;
}

export function instantOf({ now }: Pick<GatheringsContext, 'now'>): string {
	return new Date(now()).toISOString();
}

/** A gathering that this actor may see; whether another one exists, nobody learns. */
export async function seenGathering(
	{ records }: Pick<GatheringsContext, 'records'>,
	actor: Actor,
	id: string,
): Promise<Gathering> {
	const stored = await records.get(gatherings, id);
	// without it there is nothing to ask about: nobody is told to sign in, everybody else that it is not there
	const facts = stored?.value ?? NOTHING;
	if (!stored && actor.kind !== 'anonymous') throw new Refusal('not-found', 'not-found');
	demandToSee(actor, 'gathering.read', facts);
	return stored!.value;
}

const NOTHING: GatheringFacts = {
	group: null,
	organisers: [],
	audience: 'network',
	invited: [],
	state: 'idea',
};

/** The same for whoever may also do `action` with it. */
export async function gatheringFor(
	context: Pick<GatheringsContext, 'records'>,
	actor: Actor,
	id: string,
	action: GatheringAction,
): Promise<Gathering> {
	const gathering = await seenGathering(context, actor, id);
	demand(actor, action, gathering);
	return gathering;
}

/** Actions that ask of a gathering nothing but its facts. */
export type GatheringAction = {
	[A in keyof Actions]: GatheringFacts extends Actions[A]
		? Actions[A] extends GatheringFacts
			? A
			: never
		: never;
}[keyof Actions];

export function mayDo(actor: Actor, action: GatheringAction, gathering: GatheringFacts): boolean {
	return can(actor, action, gathering);
}

/**
 * Replaces it by what `change` makes of it, counts what calendars should hear of, and tells the open pages. Who writes in
 * its live plan is asked again: that right hangs on what may have changed.
 */
export async function reviseGathering(
	context: Pick<GatheringsContext, 'records' | 'announce' | 'sync' | 'now'>,
	id: string,
	change: (gathering: Gathering) => Gathering,
): Promise<Gathering> {
	const revised = await revise(context.records, gatherings, id, (before) => {
		const after = change(before);
		return after === before ? before : countCalendarChange(before, after, instantOf(context));
	});
	if (!revised) throw new Refusal('not-found', 'not-found');
	context.announce(['gatherings', `gathering:${id}`]);
	await context.sync.recheck({ document: revised.document });
	return revised;
}

/** YYYY-MM-DD of now, in Paris. */
export function todayOf({ now }: Pick<GatheringsContext, 'now'>): string {
	return parisWallClock(now()).date;
}
