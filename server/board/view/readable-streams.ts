import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { groups } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import type { BoardContext } from '../context.ts';

/** Every stream that this actor may read, whether it has a line or not. */
export async function readableStreams(
	{ facts, records }: Pick<BoardContext, 'facts' | 'records'>,
	actor: Actor,
): Promise<readonly Stream[]> {
	if (actor.kind === 'anonymous') return [];
	const board = await facts();
	const ofGroups = actor.coordinator ? (await listAll(records, groups)).map(({ id }) => id) : actor.groups;
	const possible: readonly Stream[] = [
		'network',
		...actor.memberships.map(({ association }): Stream => `association:${association}`),
		...ofGroups.map((group): Stream => `group:${group}`),
	];
	return possible.filter((stream) => can(actor, 'stream.read', { ...board, stream }));
}
