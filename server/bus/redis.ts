import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bus } from './bus.ts';
import { openRedisDocuments } from './redis-documents.ts';
import { openRedisEvents } from './redis-events.ts';
import { openRedisWriter } from './redis-writer.ts';
import type { BusReport } from './report.ts';

export interface RedisBusOptions {
	readonly url: string;
	/** Name of the installation: several may share one Redis. */
	readonly instance: string;
	/** Between two signs of life, in ms. */
	readonly beat?: number;
	readonly report: BusReport;
}

const BEAT_MS = 1_000;
const PROBE_WITHIN_MS = 2_000;

/** Redis as a bus: nothing is kept in it. Opens also while Redis is away, and takes part as soon as it is there. */
export async function openRedisBus({ url, instance, beat = BEAT_MS, report }: RedisBusOptions): Promise<Bus> {
	const prefix = `tablee:${instance}:`;
	const node = randomUUID();
	const writer = openRedisWriter(url, report);
	const documents = openRedisDocuments({ url, prefix: `${prefix}document:`, node, writer, report });
	const events = await openRedisEvents({ url, key: `${prefix}events`, node, writer, beat, report });

	return {
		events: events.events,
		documents: documents.documents,
		async probe() {
			const answered = writer.send(0, (client) => client.ping());
			if (!(await Promise.race([answered, wait(PROBE_WITHIN_MS, false)]))) throw new Error('the bus is away');
		},
		async close() {
			await events.close();
			documents.close();
			writer.close();
		},
	};
}
