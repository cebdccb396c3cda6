import type { Stall } from './report-stalls.ts';

export interface StallRow {
	readonly attack: string;
	/** Close code, or what became of it. */
	readonly closed: number | string;
	readonly stall: Stall;
	/** Of somebody who writes in another document meanwhile, in ms. */
	readonly slowestAck: number;
}

/** To print. The first row is the quiet one, which the others are compared with. */
export function stallTable(rows: readonly StallRow[]): string {
	const quiet = rows[0]?.stall.computing;
	const lines = rows.map(({ attack, closed, stall, slowestAck }) =>
		[
			attack.padEnd(44),
			String(closed).padStart(12),
			String(Math.round(stall.wall)).padStart(10),
			String(Math.round(stall.computing)).padStart(14),
			(quiet ? (stall.computing / quiet).toFixed(1) : '-').padStart(10),
			String(Math.round(slowestAck)).padStart(18),
		].join(''),
	);
	const head = `${'attack'.padEnd(44)}       close  stall ms  computing ms   x quiet  slowest ack (ms)`;
	return ['Longest stall of the event loop of the server process', head, ...lines].join('\n');
}
