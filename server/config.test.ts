import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('BU21 without MONGODB_URL and REDIS_URL a node is alone', () => {
	expect(readConfig({})).toMatchObject({ mongodbUrl: null, redisUrl: null, mongodbPublicUrl: null });
});

test('BU21 a replica set, a cluster by name and an address with TLS are taken as they are', () => {
	const mongodb = 'mongodb://tablee:pass@one.example:27017,two.example:27017/tablee?replicaSet=rs0';
	for (const url of [mongodb, 'mongodb+srv://cluster.example/tablee'])
		expect(readConfig({ MONGODB_URL: url, MONGODB_PUBLIC_URL: url })).toMatchObject({
			...{ mongodbUrl: url, mongodbPublicUrl: url, redisUrl: null },
		});
	const redis = 'rediss://:pass@redis.example:6380/1';
	expect(readConfig({ MONGODB_URL: mongodb, REDIS_URL: redis }).redisUrl).toBe(redis);
});

test('BU21 a bus without a shared database, and what is no address, are refused in words without a password', () => {
	const shared = 'mongodb://localhost/tablee';
	const refused: [Record<string, string>, RegExp][] = [
		[{ REDIS_URL: 'redis://:secret@localhost' }, /REDIS_URL without MONGODB_URL/],
		[{ MONGODB_PUBLIC_URL: 'mongodb://reader:secret@localhost/public' }, /goes with MONGODB_URL/],
		[{ MONGODB_URL: 'http://secret@localhost' }, /^MONGODB_URL must be an address beginning with mongodb/],
		[{ MONGODB_URL: 'mongodb://' }, /^MONGODB_URL must be/],
		[{ MONGODB_URL: 'mongodb://localhost/sec ret' }, /^MONGODB_URL must be/],
		[{ MONGODB_URL: shared, MONGODB_PUBLIC_URL: 'secret' }, /^MONGODB_PUBLIC_URL must be/],
		[{ MONGODB_URL: shared, REDIS_URL: 'localhost:6379?secret' }, /^REDIS_URL must be .*redis:/],
	];
	for (const [env, words] of refused) {
		const read = () => readConfig(env);
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(words);
		expect(read).not.toThrow(/sec ?ret/);
	}
});
