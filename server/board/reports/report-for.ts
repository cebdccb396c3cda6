import type { Actor } from '#lib/domain/actor.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demandToSee } from '../../access.ts';
import type { BoardContext } from '../context.ts';
import { personOf } from './record.ts';
import { readStored, type StoredReport } from './stored-report.ts';

/** The report for somebody who may read it; for others it is not there. */
export async function reportFor(
	{ log, facts }: Pick<BoardContext, 'log' | 'facts'>,
	actor: Actor,
	id: string,
): Promise<StoredReport> {
	personOf(actor);
	const stored = await readStored(log, id);
	if (!stored) throw new Refusal('not-found', 'not-found');
	demandToSee(actor, 'stream.read', { ...(await facts()), stream: stored.first.stream });
	return stored;
}
