import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { EventBus, EventListener, NodeEvent } from './bus.ts';
import { followNodes } from './follow-nodes.ts';
import { readNodeEvent } from './node-event.ts';
import { connectRedis } from './redis-connection.ts';
import type { RedisWriter } from './redis-writer.ts';
import { BusProblem, type BusReport } from './report.ts';

/** Messages that the stream keeps for nodes which are slow or away for a moment; Redis may keep a few more. */
const KEPT = 20_000;
const AT_ONCE = 500;
const RETRY_MS = 250;
/** How long the first place in the stream is waited for: without Redis a node starts all the same. */
const START_WITHIN_MS = 2_000;
const BEGINNING = '0-0';

/** One message of the stream: who, its running number, and what; without a what it is a beat. */
const message = z.strictObject({
	node: z.string().regex(/^[\w-]{1,64}$/),
	number: z.string().regex(/^\d{1,15}$/),
	event: z.string().optional(),
	leaves: z.literal('1').optional(),
});

export interface RedisEventsOptions {
	readonly url: string;
	/** Name of the stream. */
	readonly key: string;
	readonly node: string;
	readonly writer: RedisWriter;
	/** Between two signs of life, in ms. */
	readonly beat: number;
	readonly report: BusReport;
}

/** Events in one stream; each node reads all of it, from its own place. */
export async function openRedisEvents(options: RedisEventsOptions) {
	const { url, key, node, writer, beat, report } = options;
	const reader = connectRedis(url, report);
	const nodes = followNodes(node);
	const listeners: EventListener[] = [];
	/** Of the last message read; null until the end of the stream is known. */
	let place: string | null = null;
	const placed = Promise.withResolvers<void>();
	let told = 0;
	let closed = false;

	function write(fields: Record<string, string>): Promise<boolean> {
		const all = { node, number: String(told), ...fields };
		const bytes = 100 + (fields.event?.length ?? 0);
		const TRIM = { strategy: 'MAXLEN', strategyModifier: '~', threshold: KEPT } as const;
		return writer.send(bytes, (client) => client.xAdd(key, '*', all, { TRIM }));
	}

	function lose(): void {
		for (const listener of listeners) listener.lost();
	}

	function read(fields: Record<string, string>): void {
		const parsed = message.safeParse(fields);
		if (!parsed.success) return report(new BusProblem('MESSAGE_DROPPED'));
		const { node: from, number, event: json, leaves } = parsed.data;
		if (!nodes.hears(from, Number(number), json === undefined)) lose();
		if (leaves) nodes.leaves(from);
		if (json === undefined || from === node) return;
		const event = readNodeEvent(json);
		if (event) for (const listener of listeners) listener.hear(event);
		else {
			report(new BusProblem('EVENT_UNKNOWN'));
			lose();
		}
	}

	async function lastId(): Promise<string> {
		const last = await reader.xRevRange(key, '+', '-', { COUNT: 1 });
		return last?.[0]?.id ?? BEGINNING;
	}

	async function readOn(from: string): Promise<void> {
		const found = await reader.xRead({ key, id: from }, { BLOCK: 3 * beat, COUNT: AT_ONCE });
		const messages = (found as StreamReply)?.[0]?.messages ?? [];
		for (const { id, message: fields } of messages) {
			place = id;
			// one that throws must not keep the others from being read
			try {
				read(fields);
			} catch (error) {
				report(new BusProblem('LISTENER_FAILED', error));
			}
		}
		if (messages.length > 0) return;
		// not even one's own beats came: was the stream emptied, and begins before this place?
		const end = await lastId();
		if (!isBefore(end, from)) return;
		place = end;
		lose();
	}

	async function readAlways(): Promise<void> {
		let isRefused = false;
		while (!closed) {
			try {
				if (place === null) {
					place = await lastId();
					placed.resolve();
					lose();
				} else await readOn(place);
				isRefused = false;
			} catch (error) {
				// of one that is away the connection tells, and comes back by itself
				if (reader.isReady && !isRefused) report(new BusProblem('UNREADABLE', error));
				isRefused ||= reader.isReady;
				await wait(RETRY_MS);
			}
		}
	}

	const beating = setInterval(() => {
		if (!nodes.beats()) lose();
		writer.look();
		void write({});
	}, beat);
	beating.unref();
	const reading = readAlways();
	await Promise.race([placed.promise, wait(START_WITHIN_MS)]);

	const events: EventBus = {
		tell(event: NodeEvent) {
			// what is dropped is counted as well: so others see that it is missing
			told += 1;
			void write({ event: JSON.stringify(event) });
		},
		listen: (listener) => void listeners.push(listener),
	};

	return {
		events,
		async close() {
			clearInterval(beating);
			// within the time of one beat, or the others find out by its silence
			await Promise.race([write({ leaves: '1' }), wait(beat)]);
			closed = true;
			reader.destroy();
			await reading;
		},
	};
}

type StreamReply =
	| readonly {
			readonly messages: readonly { readonly id: string; readonly message: Record<string, string> }[];
	  }[]
	| null;

function isBefore(one: string, other: string): boolean {
	const [time = '0', count = '0'] = one.split('-');
	const [otherTime = '0', otherCount = '0'] = other.split('-');
	return time === otherTime ? BigInt(count) < BigInt(otherCount) : BigInt(time) < BigInt(otherTime);
}
