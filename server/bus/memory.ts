import type { Bus, DocumentMessage, EventListener } from './bus.ts';

/** What waits for one node; more, and it is told that something is missing. */
const MOST_WAITING = 20_000;

export interface SharedBus {
	/** One node more. */
	enter(): SharedNode;
}

export interface SharedNode extends Bus {
	/** From now on nothing reaches it, and what it tells is dropped, until it is mended. */
	cut(): void;
	mend(): void;
}

interface Member {
	take(deliver: () => void): void;
	lose(): void;
	readonly listeners: Set<EventListener>;
	readonly joined: Map<string, Set<(message: DocumentMessage) => void>>;
}

/** The nodes of one installation in one process. */
export function createSharedBus(): SharedBus {
	const members = new Set<Member>();
	return { enter: () => enter(members) };
}

function enter(members: Set<Member>): SharedNode {
	const listeners: Member['listeners'] = new Set();
	const joined: Member['joined'] = new Map();
	let waiting: (() => void)[] = [];
	let isCut = false;
	/** Something told was dropped: the others have to hear of it. */
	let hasDropped = false;

	function deliver(): void {
		const due = waiting;
		waiting = [];
		for (const each of due) each();
	}

	const member: Member = {
		take(message) {
			if (isCut || !members.has(member)) return;
			if (waiting.length === 0) setImmediate(deliver);
			if (waiting.length < MOST_WAITING) waiting.push(message);
			else waiting = [lost];
		},
		lose: () => member.take(lost),
		listeners,
		joined,
	};
	members.add(member);

	function lost(): void {
		for (const listener of listeners) listener.lost();
	}

	function* others(): Iterable<Member> {
		for (const other of members) if (other !== member) yield other;
	}

	return {
		events: {
			tell(event) {
				if (isCut) {
					hasDropped = true;
					return;
				}
				for (const other of others()) {
					const copy = structuredClone(event);
					other.take(() => other.listeners.forEach((listener) => listener.hear(copy)));
				}
			},
			listen: (listener) => void listeners.add(listener),
		},
		documents: {
			join(document, hear) {
				const hearing = joined.get(document) ?? new Set();
				const own = (message: DocumentMessage) => hear(message);
				joined.set(document, hearing.add(own));
				return () => {
					hearing.delete(own);
					if (hearing.size === 0 && joined.get(document) === hearing) joined.delete(document);
				};
			},
			tell(document, message) {
				if (isCut) return;
				for (const other of others()) {
					const copy = structuredClone(message);
					other.take(() => other.joined.get(document)?.forEach((hear) => hear(copy)));
				}
			},
		},
		async probe() {
			if (isCut) throw new Error('the bus is away');
		},
		async close() {
			members.delete(member);
			waiting = [];
		},
		cut() {
			isCut = true;
			waiting = [];
		},
		mend() {
			isCut = false;
			member.lose();
			if (hasDropped) for (const other of others()) other.lose();
			hasDropped = false;
		},
	};
}
