import { pino, type DestinationStream } from 'pino';
import { describeError } from './describe-error.ts';
import type { LogEvent, ProblemEvent } from './log-events.ts';

/** What the process tells its operator: JSON lines without names, addresses, texts, tokens or bodies. */
export interface Log {
	debug(event: LogEvent, details?: Details): void;
	info(event: LogEvent, details?: Details): void;
	warn(event: LogEvent, details?: Details): void;
	/** Name, code and place of the problem are written, its message is not. */
	error(event: ProblemEvent, problem: unknown, details?: Details): void;
	/** A line as it is, for whoever sits before the terminal. */
	say(line: string): void;
	/** Everything said so far is out when it returns. */
	flush(): void;
}

/** Ids and figures of ours; whatever else is put here is withheld. */
export interface Details {
	/** The same id as on the page that the person saw. */
	readonly id?: string;
	readonly method?: string;
	/** The pattern of the address, never the address. */
	readonly route?: string;
	readonly status?: number | 'aborted';
	readonly ms?: number;
	/** Id of what it is about. */
	readonly object?: string;
	/** The part of the program. */
	readonly part?: string;
	readonly count?: number;
	readonly signal?: string;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
	readonly level: LogLevel;
	/** Where lines go; the standard output when left out. */
	readonly destination?: DestinationStream;
	/** Told of each error, whatever the level. */
	readonly onProblem?: (event: ProblemEvent) => void;
}

/** An id, a pattern of a route, a word. No space and no @: what a person writes does not pass. */
const PLAIN = /^[\w./:()[\]=*-]{1,128}$/;
/** What waits for a reader of the standard output who does not read; beyond it lines are dropped, not the server held up. */
const MOST_WAITING = 4_194_304;

export function createLog({ level, destination, onProblem = () => {} }: LogOptions): Log {
	const stream = destination ?? standardOutput();
	const lines = pino(
		{
			level,
			messageKey: 'event',
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
		},
		stream,
	);
	return {
		debug: (event, details = {}) => lines.debug(plain(details), event),
		info: (event, details = {}) => lines.info(plain(details), event),
		warn: (event, details = {}) => lines.warn(plain(details), event),
		error(event, problem, details = {}) {
			onProblem(event);
			lines.error({ ...plain(details), error: describeError(problem) }, event);
		},
		say: (line) => void stream.write(`${line}\n`),
		flush() {
			if ('flushSync' in stream && typeof stream.flushSync === 'function') stream.flushSync();
		},
	};
}

function standardOutput() {
	const output = pino.destination({ fd: 1, sync: false, maxLength: MOST_WAITING });
	output.on('error', () => {}); // nobody reads any more: the server goes on
	return output;
}

function plain(details: Details): Readonly<Record<string, string | number>> {
	return Object.fromEntries(
		Object.entries(details).map(([name, value]: [string, unknown]) => [
			name,
			typeof value === 'number' || (typeof value === 'string' && PLAIN.test(value)) ? value : '(withheld)',
		]),
	);
}
