import type { Bus, EventListener } from './bus.ts';

/** Of nodes that have a store in common and nothing else: now and then each takes it that it has missed something. In ms. */
export function createAskingBus(every: number): Bus {
	const listeners: EventListener[] = [];
	const asking = setInterval(() => {
		for (const listener of listeners) listener.lost();
	}, every);
	asking.unref();
	return {
		events: { tell() {}, listen: (listener) => void listeners.push(listener) },
		documents: { join: () => () => {}, tell() {} },
		async probe() {},
		async close() {
			clearInterval(asking);
		},
	};
}
