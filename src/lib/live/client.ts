import { io, type Socket } from 'socket.io-client';
import { LIVE_PATH, type ClientEvents, type ServerEvents, type Topic } from '#lib/protocol/live.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

let socket: LiveSocket | null = null;
const watchers = new Map<Topic, Set<() => void>>();

/**
 * Calls `onChange` when something under one of the topics changed, and once after every reconnection (what happened
 * meanwhile is not known). Answers the function that stops it.
 */
export function watchTopics(topics: readonly Topic[], onChange: () => void): () => void {
	socket ??= connect();
	for (const topic of topics) {
		const callbacks = watchers.get(topic) ?? new Set();
		callbacks.add(onChange);
		watchers.set(topic, callbacks);
	}
	if (socket.connected) socket.emit('watch', topics, () => {});
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
	let wasConnected = false;
	const live: LiveSocket = io({ path: LIVE_PATH, transports: ['websocket'], reconnectionDelayMax: 10_000 });
	live.on('connect', () => {
		live.emit('watch', [...watchers.keys()], () => {});
		if (wasConnected) for (const topic of watchers.keys()) notify(topic);
		wasConnected = true;
	});
	live.on('changed', ({ topic }) => notify(topic));
	live.on('withdrawn', ({ topic }) => notify(topic));
	return live;
}

function notify(topic: Topic): void {
	for (const callback of new Set(watchers.get(topic))) callback();
}
