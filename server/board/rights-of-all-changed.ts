import type { BoardContext } from './context.ts';

/** What many people may read hangs on one thing that changed: open sockets are asked again, open pages ask again. */
export async function rightsOfAllChanged({ live, sync }: Pick<BoardContext, 'live' | 'sync'>): Promise<void> {
	live.recheckAll();
	// who reads nothing yet watches the network, not the board
	live.announce(['board', 'network']);
	await sync.recheck({});
}
