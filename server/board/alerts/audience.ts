import { splitStream, type Stream, type StreamLevel } from '#lib/domain/board/stream.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { BoardContext } from '../context.ts';

/** The group that reads alerts now; null: nobody was chosen, or the group was closed and nobody would read them. */
export async function alertGroupOf({ settings, network }: BoardContext): Promise<string | null> {
	const { alertGroup } = await settings();
	const group = alertGroup === null ? null : await network.group(alertGroup);
	return group && group.closedAt === null ? group.id : null;
}

/** Where an alert goes: as few read it as were meant, and never more because of what changed meanwhile. */
export function streamFor(
	level: StreamLevel | undefined,
	association: string | null,
	alertGroup: string | null,
): Stream {
	switch (level ?? (alertGroup === null ? 'network' : 'group')) {
		case 'network':
			return 'network';
		case 'association':
			if (association === null) throw new Refusal('invalid', 'alert-audience');
			return `association:${association}`;
		case 'group':
			if (alertGroup === null) throw new Refusal('conflict', 'alert-group-gone');
			return `group:${alertGroup}`;
	}
}

/** Who acts on what stands in a stream asks about the group that it is of, also when alerts go to another one now. */
export function groupOf(stream: Stream): string | null {
	const { level, of } = splitStream(stream);
	return level === 'group' ? of : null;
}
