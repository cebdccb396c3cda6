import { io, type Socket } from 'socket.io-client';
import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import { LIVE_PATH, type ClientEvents, type ServerEvents, type Topic } from '#lib/protocol/live.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

let socket: LiveSocket | null = null;
/** `begun`: watching began, first or again; what happened since the page was made is not known. */
type OnChange = (begun: boolean) => void;
const watchers = new Map<Topic, Set<OnChange>>();
const listeners = new Set<BoardListener>();

/** An open board: what its streams tell, once they are watched. */
export interface BoardListener {
	entry(event: BoardEvent): void;
	/** This topic may not be watched, or not any more. */
	withdrawn(topic: Topic): void;
}

/** Answers the function that stops it. */
export function listenToBoard(listener: BoardListener): () => void {
	listeners.add(listener);
	return () => void listeners.delete(listener);
}

/**
 * Calls `onChange` when something under one of the topics changed, and once whenever watching begins, first or again.
 * Answers the function that stops it.
 */
export function watchTopics(topics: readonly Topic[], onChange: OnChange): () => void {
	socket ??= connect();
	for (const topic of topics) {
		const callbacks = watchers.get(topic) ?? new Set();
		callbacks.add(onChange);
		watchers.set(topic, callbacks);
	}
	if (socket.connected) watch(socket, topics);
	return () => {
		const left = topics.filter((topic) => {
			const callbacks = watchers.get(topic);
			callbacks?.delete(onChange);
			return callbacks?.size === 0 && watchers.delete(topic);
		});
		if (left.length && socket?.connected) socket.emit('unwatch', left);
	};
}

function connect(): LiveSocket {
	const live: LiveSocket = io({ path: LIVE_PATH, transports: ['websocket'], reconnectionDelayMax: 10_000 });
	live.on('connect', () => watch(live, [...watchers.keys()]));
	live.on('changed', ({ topic }) => notify(topic, false));
	live.on('withdrawn', ({ topic }) => {
		for (const listener of listeners) listener.withdrawn(topic);
		notify(topic, false);
	});
	live.on('entry', (event) => {
		for (const listener of listeners) listener.entry(event);
	});
	return live;
}

function watch(live: LiveSocket, topics: readonly Topic[]): void {
	live.emit('watch', topics, (granted) => {
		for (const topic of topics) {
			if (granted.includes(topic)) notify(topic, true);
			else for (const listener of listeners) listener.withdrawn(topic);
		}
	});
}

function notify(topic: Topic, begun: boolean): void {
	for (const callback of new Set(watchers.get(topic))) callback(begun);
}
