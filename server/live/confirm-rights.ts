import type { Actor } from '#lib/domain/actor.ts';
import { isTopic, type Topic } from '#lib/protocol/live.ts';
import type { LiveSocket } from './live-socket.ts';

/** Looks in vain, one after the other, after which a right that can't be confirmed is a right lost. */
const FAILURES = 2;

export interface RightsNeeds {
	/** Who is behind these headers, now. */
	actorOf(headers: Headers): Promise<Actor>;
	/** May this actor watch this topic? Asks the object behind it; false for what does not exist. */
	mayWatch(actor: Actor, topic: Topic): Promise<boolean>;
	now(): number;
}

/**
 * Asks every watched topic again and leaves what is no longer granted; a lost session closes the socket. `within`, in ms: what
 * takes longer confirms nothing.
 */
export async function confirmRights(socket: LiveSocket, needs: RightsNeeds, within: number): Promise<void> {
	const { data } = socket;
	const check = ++data.checks;
	const deadline = performance.now() + within;
	// rights changed once more: the check that began then looks at all of them
	const isOver = () => data.checks !== check || !socket.connected;
	try {
		const actor = await answerOf(needs.actorOf(data.headers), deadline);
		if (actor.kind !== 'person') return void socket.disconnect(true);
		for (const topic of watched(socket)) {
			const granted = await answerOf(needs.mayWatch(actor, topic), deadline);
			if (isOver()) return;
			const wasHeld = data.held.delete(topic);
			if (!granted) {
				await socket.leave(topic);
				socket.emit('withdrawn', { topic });
				continue;
			}
			if (wasHeld) await socket.join(topic);
			// what was told meanwhile has to be asked for
			if (wasHeld || data.hasMissed) tellChanged(socket, topic, needs.now());
		}
		if (isOver()) return;
		data.failures = 0;
		if (data.hasMissed) tellChanged(socket, `person:${data.person}`, needs.now());
		data.hasMissed = false;
	} catch {
		if (isOver()) return;
		data.failures += 1;
		if (data.failures >= FAILURES) socket.disconnect(true);
		else holdStreams(socket);
	}
}

/** Events of the board carry what happened: from the very moment rights change, none is sent on rights of before. */
export function holdStreams(socket: LiveSocket): void {
	for (const room of socket.rooms) {
		if (!isTopic(room) || !room.startsWith('board:')) continue;
		socket.data.held.add(room);
		void socket.leave(room);
	}
}

/** Beside the person's own, which nobody else can watch. */
function watched({ rooms, data }: LiveSocket): readonly Topic[] {
	return [...rooms, ...data.held].filter(
		(room) => isTopic(room) && room !== `person:${data.person}`,
	) as Topic[];
}

function tellChanged(socket: LiveSocket, topic: Topic, now: number): void {
	socket.emit('changed', { topic, at: new Date(now).toISOString() });
}

async function answerOf<T>(answer: Promise<T>, deadline: number): Promise<T> {
	const tooLate = Promise.withResolvers<never>();
	const patience = setTimeout(() => tooLate.reject(new Error('no answer')), deadline - performance.now());
	try {
		return await Promise.race([answer, tooLate.promise]);
	} finally {
		clearTimeout(patience);
	}
}
