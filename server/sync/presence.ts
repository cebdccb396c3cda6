import { LIMITS } from '#lib/protocol/sync.ts';
import { PRESENCE_COLORS } from '#lib/protocol/presence.ts';
import type { Admission } from './admission.ts';
import { readAwareness, writeAwareness, type PresenceEntry } from './messages.ts';

/** Longest wait of a caret behind another one, in ms: all that moved meanwhile goes out as one frame. */
const WINDOW = 40;
/** Highest clock, and highest step of it: the renewal every 15 s and a caret move count one each. */
const MAX_CLOCK = 2 ** 31;
const MAX_STEP = 100_000;
/** Characters of a cursor's JSON: two relative positions. */
const MAX_CURSOR = 600;

/** What presence knows of a connection. */
export interface Present {
	readonly admission: Admission;
}

interface Seat {
	readonly client: number;
	clock: number;
	place: Place;
	here: boolean;
}

/** Where somebody is in the document; empty for readers, who only look. */
interface Place {
	readonly cursor?: unknown;
	readonly at?: unknown;
}

const NOWHERE: Place = {};

/**
 * Who is at the document, as y-protocols/awareness. Name and colour come from the session, never from the client; each
 * connection speaks for one client id, and what it says about others (stock clients echo them) is dropped.
 */
export function createPresence<Connection extends Present>(options: {
	readonly broadcast: (frame: Uint8Array) => void;
	/** May this connection use this client id? */
	readonly mayUse: (connection: Connection, client: number) => boolean;
	/** What is allowed of `at`, or null; absent: documents of this structure have none. */
	readonly readAt?: ((value: unknown) => unknown) | undefined;
}) {
	const seats = new Map<Connection, Seat>();
	const changed = new Map<number, PresenceEntry>();
	let timer: NodeJS.Timeout | null = null;

	function holder(client: number): Connection | undefined {
		return [...seats].find(([, seat]) => seat.client === client)?.[0];
	}

	function entryOf(connection: Connection, seat: Seat): PresenceEntry {
		const state = seat.here ? JSON.stringify(stateOf(connection.admission, seat.place)) : 'null';
		return { client: seat.client, clock: seat.clock, state };
	}

	function tell(entry: PresenceEntry): void {
		changed.set(entry.client, entry);
		if (!timer) flush();
	}

	function flush(): void {
		timer = null;
		if (changed.size === 0) return;
		options.broadcast(writeAwareness([...changed.values()]));
		changed.clear();
		timer = setTimeout(flush, WINDOW);
		timer.unref();
	}

	function seatOf(connection: Connection, entry: PresenceEntry): Seat | null {
		const own = seats.get(connection);
		if (own) return own.client === entry.client ? own : null;
		if (entry.state === 'null' || !options.mayUse(connection, entry.client)) return null;
		const before = holder(entry.client);
		// the same person again, while the old socket is not known to be dead yet
		if (before && before.admission.person !== connection.admission.person) return null;
		if (before) seats.delete(before);
		const seat = { client: entry.client, clock: -1, place: NOWHERE, here: false };
		seats.set(connection, seat);
		return seat;
	}

	function take(connection: Connection, entry: PresenceEntry): void {
		const seat = seatOf(connection, entry);
		if (!seat || entry.clock > MAX_CLOCK) return;
		const leaves = entry.state === 'null';
		const isNew = entry.clock > seat.clock || (leaves && entry.clock === seat.clock);
		if (!isNew || (seat.clock >= 0 && entry.clock > seat.clock + MAX_STEP)) return;
		seat.clock = entry.clock;
		seat.here = !leaves;
		seat.place = connection.admission.mayWrite ? placeIn(entry.state) : NOWHERE;
		tell(entryOf(connection, seat));
	}

	/** Everything else is dropped. */
	function placeIn(json: string): Place {
		let state: unknown;
		try {
			state = JSON.parse(json);
		} catch {
			return NOWHERE;
		}
		const cursor = cursorIn(state);
		const at = options.readAt?.(fieldOf(state, 'at')) ?? null;
		return { ...(cursor !== null && { cursor }), ...(at !== null && { at }) };
	}

	return {
		receive(connection: Connection, payload: Uint8Array): 'malformed' | null {
			if (payload.length > LIMITS.presence) return null;
			const entries = readAwareness(payload);
			if (!entries) return 'malformed';
			for (const entry of entries) take(connection, entry);
			return null;
		},
		/** The session's name, colour or right changed. */
		restamp(connection: Connection): void {
			const seat = seats.get(connection);
			if (!seat?.here) return;
			if (!connection.admission.mayWrite) seat.place = NOWHERE;
			seat.clock += 1;
			tell(entryOf(connection, seat));
		},
		remove(connection: Connection): void {
			const seat = seats.get(connection);
			seats.delete(connection);
			if (seat?.here) tell({ client: seat.client, clock: seat.clock, state: 'null' });
		},
		/** Everybody's state. */
		everybody(): Uint8Array {
			const entries = [...seats]
				.filter(([, seat]) => seat.here)
				.map(([connection, seat]) => entryOf(connection, seat));
			return writeAwareness(entries);
		},
		stop(): void {
			if (timer) clearTimeout(timer);
		},
	};
}

function stateOf({ name, color, initials, person }: Admission, place: Place) {
	const user = { name, color: PRESENCE_COLORS[color - 1] ?? PRESENCE_COLORS[0], initials, person };
	return { user, ...place };
}

/** The caret, as y-tiptap reads it: `{ anchor, head }` of relative positions. */
function cursorIn(state: unknown): unknown {
	const cursor = fieldOf(state, 'cursor');
	const anchor = positionIn(fieldOf(cursor, 'anchor'));
	const head = positionIn(fieldOf(cursor, 'head'));
	return anchor && head ? { anchor, head } : null;
}

function positionIn(value: unknown): Record<string, unknown> | null {
	if (typeof value !== 'object' || value === null || JSON.stringify(value).length > MAX_CURSOR) return null;
	const type = idIn(fieldOf(value, 'type'));
	const item = idIn(fieldOf(value, 'item'));
	const tname = fieldOf(value, 'tname');
	const assoc = fieldOf(value, 'assoc');
	if (!type && !item && typeof tname !== 'string') return null;
	return {
		...(type && { type }),
		...(typeof tname === 'string' && { tname }),
		...(item && { item }),
		...(Number.isSafeInteger(assoc) && { assoc }),
	};
}

function idIn(value: unknown): { client: number; clock: number } | null {
	const client = fieldOf(value, 'client');
	const clock = fieldOf(value, 'clock');
	const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
	return isCount(client) && isCount(clock) ? { client, clock } : null;
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}
