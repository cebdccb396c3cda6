import { connectRedis, type RedisConnection } from './redis-connection.ts';
import { BusProblem, type BusReport } from './report.ts';

/** Told and not answered yet, in bytes: beyond it, telling is dropping. */
const MOST_WAITING = 16 * 1024 * 1024;
/** Looks that find the same command unanswered before the connection is made anew. */
const PATIENCE = 10;

export interface RedisWriter {
	/** Sends in the order of the calls. False when it was dropped, or when it isn't known whether it arrived. */
	send(bytes: number, command: (client: RedisConnection) => Promise<unknown>): Promise<boolean>;
	/** To be called regularly: a connection on which nothing is answered is replaced. */
	look(): void;
	close(): void;
}

/** The connection on which a node tells. Writing keeps a socket from timing out, so what is not answered is looked for. */
export function openRedisWriter(url: string, report: BusReport): RedisWriter {
	let client = connectRedis(url, report);
	let waiting = 0;
	let answered = 0;
	let seen = 0;
	let looks = 0;
	let isRefused = false;

	return {
		async send(bytes, command) {
			if (!client.isReady || waiting + bytes > MOST_WAITING) return false;
			waiting += bytes;
			try {
				await command(client);
				isRefused = false;
				return true;
			} catch (error) {
				// of a full one, say; of one that is away the connection tells
				if (client.isReady && !isRefused) report(new BusProblem('REFUSED', error));
				isRefused ||= client.isReady;
				return false;
			} finally {
				waiting -= bytes;
				answered += 1;
			}
		},
		look() {
			looks = waiting > 0 && answered === seen ? looks + 1 : 0;
			seen = answered;
			if (looks < PATIENCE) return;
			looks = 0;
			report(new BusProblem('SILENT'));
			client.destroy();
			client = connectRedis(url, report);
		},
		close: () => client.destroy(),
	};
}
