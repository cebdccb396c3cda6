import type { NodeProcess } from './two-processes.ts';

/**
 * Longer than this (ms) nobody waits for an answer: it is asked again, of the other node. Longer than the store's own patience:
 * what was given up goes on in the node, and a slow machine would never come out of it.
 */
const PATIENCE = 15_000;
/** Before the first repetition, in ms; doubled at each, as phones do. */
const PAUSE = 250;
const LONGEST_PAUSE = 2_000;

/** Asks one node after the other until one says what became of it; a refusal is answered too, an absence never. */
export async function askUntilAnswered(
	nodes: readonly NodeProcess[],
	first: number,
	path: string,
	init: { readonly method: string; readonly cookie: string; readonly body: object | URLSearchParams },
): Promise<{ readonly status: number; readonly body: string }> {
	for (let tries = first; ; tries++) {
		const { address } = nodes[tries % nodes.length]!;
		const isForm = init.body instanceof URLSearchParams;
		const headers = {
			cookie: init.cookie,
			origin: address,
			accept: isForm ? 'text/html' : 'application/json',
			'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
		};
		try {
			const response = await fetch(address + path, {
				method: init.method,
				headers,
				body: isForm ? init.body.toString() : JSON.stringify(init.body),
				redirect: 'manual',
				signal: AbortSignal.timeout(PATIENCE),
			});
			const body = await response.text();
			if (response.status < 500) return { status: response.status, body };
			if (response.status !== 503)
				throw new UnexpectedAnswer(`${path}: ${response.status} ${body.slice(0, 300)}`);
		} catch (problem) {
			if (problem instanceof UnexpectedAnswer) throw problem;
		}
		await new Promise((resolve) =>
			setTimeout(resolve, Math.min(LONGEST_PAUSE, PAUSE * 2 ** (tries - first))),
		);
	}
}

/** A part that is away is said to be: 503 and nothing else. */
class UnexpectedAnswer extends Error {
	override readonly name = 'UnexpectedAnswer';
}
