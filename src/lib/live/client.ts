import { io, type Socket } from 'socket.io-client';
import { LIVE_PATH, type ClientEvents, type ServerEvents, type Topic } from '#lib/protocol/live.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

let socket: LiveSocket | null = null;
const watchers = new Map<Topic, Set<() => void>>();

/**
 * Calls `onChange` when something under one of the topics changed, and once whenever watching begins, first or again:
 * what happened since the page was made is not known. Answers the function that stops it.
 */
export function watchTopics(topics: readonly Topic[], onChange: () => void): () => void {
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
	live.on('changed', ({ topic }) => notify(topic));
	live.on('withdrawn', ({ topic }) => notify(topic));
	return live;
}

function watch(live: LiveSocket, topics: readonly Topic[]): void {
	live.emit('watch', topics, (granted) => granted.forEach(notify));
}

function notify(topic: Topic): void {
	for (const callback of new Set(watchers.get(topic))) callback();
}
