import { createClient } from 'redis';
import { BusProblem, type BusReport } from './report.ts';

/** Without an answer for so long, a connection is given up and made again, in ms. */
const SILENCE_MS = 5_000;
const CONNECT_WITHIN_MS = 2_000;
const SLOWEST_RETRY_MS = 1_000;

export type RedisConnection = ReturnType<typeof connectRedis>;

/**
 * Connects, and again for ever; meanwhile every command rejects at once, so that none waits in memory. What goes wrong is
 * told once, until it works again.
 */
export function connectRedis(url: string, report: BusReport) {
	const client = createClient({
		url,
		RESP: 2,
		disableOfflineQueue: true,
		maintNotifications: 'disabled',
		pingInterval: SILENCE_MS / 2,
		socket: {
			connectTimeout: CONNECT_WITHIN_MS,
			socketTimeout: SILENCE_MS,
			reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, SLOWEST_RETRY_MS),
		},
	});
	let told = false;
	client.on('error', (error: unknown) => {
		if (!told) report(new BusProblem('AWAY', error));
		told = true;
	});
	client.on('ready', () => (told = false));
	// every error comes by the event, and it tries again by itself
	client.connect().catch(() => undefined);
	return client;
}
