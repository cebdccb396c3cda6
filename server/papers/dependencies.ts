import type { WorkingGroup } from '#lib/domain/network/working-group.ts';
import type { LiveService } from '../live/service.ts';
import type { SigningService } from '../signing/service.ts';
import type { Records } from '../storage/records.ts';
import type { UpdateLog } from '../storage/update-log.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { LastEdits } from './last-edits.ts';

/** What papers is given by compose. */
export interface PapersDependencies {
	readonly records: Records;
	readonly log: Pick<UpdateLog, 'readSince'>;
	readonly sync: Pick<SyncEngine, 'read' | 'write' | 'present' | 'recheck'>;
	readonly versions: SigningService['versions'];
	readonly groups: { group(id: string): Promise<WorkingGroup | null> };
	/** Names of people by id; who is unknown is left out. */
	readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
	readonly announce: LiveService['announce'];
	/** Server time, in ms. */
	readonly now: () => number;
}

/** What each use case works with. */
export interface Papers extends PapersDependencies {
	readonly lastEdits: LastEdits;
}
