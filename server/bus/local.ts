import type { Bus } from './bus.ts';

/** Of a node that is alone: there is nobody to tell. */
export function createLocalBus(): Bus {
	return {
		events: { tell() {}, listen() {} },
		documents: { join: () => () => {}, tell() {} },
		async probe() {},
		async close() {},
	};
}
