/**
 * Preloaded into a server process (`node --import …/report-stalls.ts server/main.ts`): at SIGUSR2 it prints, as one line
 * of JSON, how long its event loop stood still at most since the last time it was asked.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Both in ms. */
export interface Stall {
	/** By the clock, with what other processes took of the machine. */
	readonly wall: number;
	/** What this thread computed without a break: nearly the same on a quiet machine, and little disturbed by a busy one. */
	readonly computing: number;
}

const LINE = 'longest stall ';

/** The answers among the lines that a server has printed. */
export function stallsIn(output: string): readonly Stall[] {
	return output
		.split('\n')
		.filter((line) => line.startsWith(LINE))
		.map((line) => JSON.parse(line.slice(LINE.length)) as Stall);
}

function report(): void {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	let computed = computedSoFar();
	let longest = 0;
	const look = () => {
		const now = computedSoFar();
		longest = Math.max(longest, now - computed);
		computed = now;
	};
	setInterval(look, 1).unref();
	process.on('SIGUSR2', () => {
		// a timer later, so that the turn before the signal is measured too
		setTimeout(() => {
			look();
			console.log(`${LINE}${JSON.stringify({ wall: delay.max / 1e6, computing: longest } satisfies Stall)}`);
			delay.reset();
			longest = 0;
		}, 5);
	});
}

function computedSoFar(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1_000;
}

if (isMainThread && process.execArgv.some((argument) => argument.includes('report-stalls'))) report();
