import type { Actor } from '#lib/domain/actor.ts';
import type { AuditAct } from '#lib/domain/board/audit.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { randomUUID } from 'node:crypto';
import type { BoardNeeds } from '../context.ts';
import { instantOf } from '../context.ts';
import { auditLines } from '../collections.ts';

/** Longest note: an export's filter and the reason given. */
const LONGEST = 300;

/** Acts noted by this process: of the same millisecond, the earlier one is listed first. */
let noted = 0;

/** Writes one line; ids begin with the instant, so that they are listed in their order. */
export async function noteAct(
	needs: Pick<BoardNeeds, 'records' | 'now'>,
	actor: Actor,
	act: AuditAct,
	of: string,
	note = '',
): Promise<void> {
	if (actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
	const at = instantOf(needs);
	const id = `${at}/${String(noted++).padStart(12, '0')}/${randomUUID()}`;
	await needs.records.insert(auditLines, id, {
		id,
		at,
		person: actor.id,
		act,
		of,
		note: note.slice(0, LONGEST),
	});
}
