/** Times in ms, sizes in bytes. Tests shorten some. */
export interface SyncSettings {
	/** How long a room without anybody stays loaded. */
	readonly idle: number;
	/** Between two looks at the rights of everybody connected. */
	readonly recheck: number;
	/** Between two looks at the log for what other nodes have written and nobody told of. */
	readonly look: number;
	/** Between two pings; a socket silent for two is cut. */
	readonly heartbeat: number;
	/** Stored updates of a document after which they are merged into a snapshot. */
	readonly compactAfter: number;
	/** Unsent bytes at which a socket gets no more edits until it has caught up. */
	readonly slowBytes: number;
	/** Unsent bytes at which it is closed (beyond a state being sent). */
	readonly tooSlowBytes: number;
	/** Without any progress of a slow socket. */
	readonly stuck: number;
	/** Sockets of one person in one document. */
	readonly socketsPerPerson: number;
}

export const DEFAULTS: SyncSettings = {
	idle: 30_000,
	recheck: 60_000,
	look: 4_000,
	heartbeat: 25_000,
	compactAfter: 500,
	slowBytes: 1_048_576,
	tooSlowBytes: 4_194_304,
	stuck: 30_000,
	socketsPerPerson: 20,
};
