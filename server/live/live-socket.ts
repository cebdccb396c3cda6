import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents, Topic } from '#lib/protocol/live.ts';
import type { Bucket } from '../rate.ts';

export interface SocketData {
	person: string;
	headers: Headers;
	packets: Bucket;
	/** Grows when rights changed: what was granted before is asked again. */
	checks: number;
	/** Looks in a row that confirmed nothing: the store did not answer. */
	failures: number;
	/** Streams of the board that are not told on until somebody has looked whether they still may be. */
	held: Set<Topic>;
	/** Other nodes may have told something that did not come: at the next look the page is told to ask for all it watches. */
	hasMissed: boolean;
	/** That look, when it is not due yet. */
	catchingUp: NodeJS.Timeout | null;
}

type NoEvents = Record<string, never>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type LiveServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>;
