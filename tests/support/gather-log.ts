import { createLog, type Log } from '../../server/observe/log.ts';

/** The log of the product, with its lines where a test reads them. */
export function gatherLog(): { readonly log: Log; readonly lines: string[] } {
	const lines: string[] = [];
	const destination = { write: (line: string) => void lines.push(line) };
	return { log: createLog({ level: 'debug', destination }), lines };
}
