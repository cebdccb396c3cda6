/**
 * Whom a fact of the board is for. Each stream numbers its facts by itself, 1, 2, 3 …: whoever may read it can see that none is
 * missing, and nobody learns from a hole that others were told something.
 */
export type Stream = 'network' | `association:${string}` | `group:${string}`;

export type StreamLevel = 'network' | 'association' | 'group';

const STREAM = /^(?:network|(?:association|group):[a-z0-9]+(?:-[a-z0-9]+)*)$/;
const MOST = 80;

export function isStream(value: unknown): value is Stream {
	return typeof value === 'string' && value.length <= MOST && STREAM.test(value);
}

/** `of`: id of the association or group; empty for the network's. */
export function splitStream(stream: Stream): { readonly level: StreamLevel; readonly of: string } {
	const [level, of = ''] = stream.split(':') as [StreamLevel, string?];
	return { level, of };
}

/** How far somebody has read, by stream. */
export type Cursor = Readonly<Partial<Record<Stream, number>>>;
