import type { Actor } from '#lib/domain/actor.ts';
import type { BoardFacts } from '#lib/domain/board/agreement.ts';
import type { AuditAct } from '#lib/domain/board/audit.ts';
import type { GrantedThing } from '#lib/domain/board/grant.ts';
import type { IdentityService } from '../identity/service.ts';
import type { LiveService } from '../live/service.ts';
import type { Mail } from '../mail/create-mail.ts';
import type { NetworkReader } from '../network/reader.ts';
import type { Log } from '../observe/log.ts';
import type { Published } from '../storage/published.ts';
import type { Records } from '../storage/records.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { BoardSettings } from './collections.ts';
import type { BoardLog } from './log.ts';
import type { SiteReader } from './sites/reader.ts';

/** What compose gives. */
export interface BoardNeeds {
	readonly records: Records;
	readonly published: Published;
	readonly sync: Pick<SyncEngine, 'read' | 'write' | 'recheck'>;
	readonly network: NetworkReader;
	readonly identity: Pick<IdentityService, 'account' | 'accounts'>;
	/** Somebody with the rights of this instant: for what they are told without having asked. */
	readonly actorFor: (person: string) => Promise<Actor>;
	/** Names of people by id; who is unknown is left out. */
	readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
	readonly mail: Mail;
	readonly live: Pick<LiveService, 'announce' | 'tell' | 'recheckAll'>;
	/** Where links in letters lead: `https://tablee.example`. */
	readonly address: () => string;
	/** What the operator reads: `log` is the board's own. */
	readonly serverLog: Log;
	/** Server time, in ms. */
	readonly now: () => number;
}

/** What every part of the board uses. None of it asks who is asking: the caller must. */
export interface BoardContext extends BoardNeeds {
	readonly log: BoardLog;
	readonly sites: SiteReader;
	/** For `can`: who shares what they see. */
	facts(): Promise<BoardFacts>;
	settings(): Promise<BoardSettings>;
	/** Ids of the people to whom it was opened. */
	granted(to: GrantedThing): Promise<readonly string[]>;
	/** Is the month (YYYY-MM) validated: what comes later stands beside its figures. */
	isLocked(month: string): Promise<boolean>;
	/** Before the thing is shown or done: what is not noted does not happen. */
	note(actor: Actor, act: AuditAct, of: string, note?: string): Promise<void>;
}

export function instantOf({ now }: Pick<BoardNeeds, 'now'>): string {
	return new Date(now()).toISOString();
}
