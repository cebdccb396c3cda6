import { StoreUnavailable } from '../storage.ts';
import { withDeadline } from './deadline.ts';
import { isAway } from './failure.ts';

/** For anything that is asked of the store, in ms. */
const LONGEST = 20_000;

/** The one way in and out of the store: what goes wrong is said in the store's own words, and closing waits for what runs. */
export interface Gate {
	/** The same methods, behind the gate. */
	guard<Port extends object>(port: Port): Port;
	/** Refuses what comes from now on; resolves when nothing runs any more. */
	close(): Promise<void>;
}

export function createGate(): Gate {
	const running = new Set<Promise<unknown>>();
	let closed = false;

	async function run(work: () => unknown): Promise<unknown> {
		if (closed) throw new StoreUnavailable(new Error('the store is closed'));
		// begun at once: methods copy what they are given before they wait for anything
		const result = withDeadline((async () => work())(), LONGEST);
		running.add(result);
		try {
			return await result;
		} catch (error) {
			throw isAway(error) ? new StoreUnavailable(error) : error;
		} finally {
			running.delete(result);
		}
	}

	return {
		guard<Port extends object>(port: Port): Port {
			const methods = Object.entries(port).map(([name, member]: [string, unknown]) => [
				name,
				typeof member === 'function' ? (...args: unknown[]) => run(() => member(...args) as unknown) : member,
			]);
			return Object.fromEntries(methods) as Port;
		},
		async close() {
			closed = true;
			await Promise.allSettled(running);
		},
	};
}
