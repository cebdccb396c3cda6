import { afterAll, beforeAll, describe } from 'vitest';
import { hasRedis, startRedis, type RedisServer } from '../support/redis-server.ts';
import { describeBusContract } from './bus.ts';
import { openMemoryWorld, openRedisWorld } from './bus-worlds.ts';

describeBusContract('shared memory', openMemoryWorld);

describe.runIf(hasRedis())('with a real Redis', () => {
	let redis: RedisServer;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis[Symbol.asyncDispose]());

	describeBusContract('Redis', () => openRedisWorld(redis));
});
