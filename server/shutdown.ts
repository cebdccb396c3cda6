import type { Log } from './observe/log.ts';

/** A signal this soon after the first, in ms, is the same one: npm, or the terminal's group, passes it on as well. */
const ECHO = 1_000;

/** Ends politely at SIGTERM or SIGINT, and with 0; `within` so many ms, whoever hangs; at once when told again. */
export function endOnSignals({
	log,
	within,
	end,
}: {
	readonly log: Log;
	readonly within: number;
	/** Saves and closes everything that keeps the process alive. */
	readonly end: () => Promise<void>;
}): void {
	let toldAt: number | null = null;
	const told = (signal: NodeJS.Signals) => {
		if (toldAt !== null) {
			if (performance.now() - toldAt > ECHO) leave(log, 1);
			return;
		}
		toldAt = performance.now();
		log.info('stopping', { signal });
		const patience = setTimeout(() => {
			// what was acknowledged is on disk; the rest waits with those who sent it
			log.warn('stopped late');
			leave(log, 0);
		}, within);
		end()
			.then(
				() => log.info('stopped'),
				(problem: unknown) => {
					log.error('close failed', problem);
					process.exitCode = 1;
				},
			)
			.finally(() => patience.unref());
	};
	process.on('SIGTERM', told);
	process.on('SIGINT', told);
}

/** What nobody caught ends the process as it would anyway, but its message stays out of the log. */
export function endOnUncaught(log: Log): void {
	process.on('uncaughtException', (problem) => {
		log.error('process failed', problem);
		leave(log, 1);
	});
}

function leave(log: Log, code: number): never {
	log.flush();
	process.exit(code);
}
