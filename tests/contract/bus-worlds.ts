import { randomUUID } from 'node:crypto';
import type { Bus, NodeEvent } from '../../server/bus/bus.ts';
import { createSharedBus } from '../../server/bus/memory.ts';
import { openRedisBus } from '../../server/bus/redis.ts';
import type { BusProblem } from '../../server/bus/report.ts';
import { layLine, type RedisServer } from '../support/redis-server.ts';

/** A node as the contract sees it: what it heard, in its order, and how to cut it off. */
export interface BusNode {
	readonly bus: Bus;
	readonly heard: (NodeEvent | 'lost')[];
	cut(): void;
	mend(): void;
}

export interface World extends AsyncDisposable {
	enter(): Promise<BusNode>;
}

export async function openMemoryWorld(): Promise<World> {
	const shared = createSharedBus();
	return {
		async enter() {
			const bus = shared.enter();
			return { bus, heard: listenTo(bus), cut: bus.cut, mend: bus.mend };
		},
		async [Symbol.asyncDispose]() {},
	};
}

export interface RedisWorld extends World {
	readonly instance: string;
	/** What was reported, of all nodes. */
	readonly reported: string[];
}

/** Each node has a line of its own to the one Redis. */
export async function openRedisWorld(redis: RedisServer, beat = 1_000): Promise<RedisWorld> {
	const instance = randomUUID();
	const reported: string[] = [];
	const open: (() => Promise<void>)[] = [];
	return {
		instance,
		reported,
		async enter() {
			const line = await layLine(redis.port);
			const report = ({ code, cause }: BusProblem) => void reported.push(`${code} ${String(cause)}`);
			const url = `redis://127.0.0.1:${line.port}`;
			const bus = await openRedisBus({ url, instance, beat, report });
			open.push(async () => {
				await bus.close();
				await line[Symbol.asyncDispose]();
			});
			return { bus, heard: listenTo(bus), cut: line.cut, mend: line.mend };
		},
		async [Symbol.asyncDispose]() {
			await Promise.all(open.map((close) => close()));
		},
	};
}

function listenTo({ events }: Bus): BusNode['heard'] {
	const heard: BusNode['heard'] = [];
	events.listen({ hear: (event) => void heard.push(event), lost: () => void heard.push('lost') });
	return heard;
}

/** The n-th thing that somebody tells. */
export const event = (who: string, n: number): NodeEvent => ({ kind: 'document', document: `${who}-${n}` });

export function numbersOf(heard: BusNode['heard'], who: string): number[] {
	return heard.flatMap((each) => {
		if (each === 'lost' || each.kind !== 'document' || !each.document.startsWith(`${who}-`)) return [];
		return [Number(each.document.slice(who.length + 1))];
	});
}
