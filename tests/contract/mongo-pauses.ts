import type { Collection, Db } from 'mongodb';

type Method = 'insertOne' | 'findOne' | 'replaceOne' | 'deleteOne' | 'deleteMany';
const METHODS: ReadonlySet<string | symbol> = new Set<Method>([
	'insertOne',
	'findOne',
	'replaceOne',
	'deleteOne',
	'deleteMany',
]);

/** `before updates.insertOne`, `after updates.insertOne`. */
export type Moment = `${'before' | 'after'} ${string}.${Method}`;

/** The same database, of which each operation waits for `at`; when `at` rejects, so does the operation. */
export function withPauses(database: Db, at: (moment: Moment) => Promise<void>): Db {
	return new Proxy(database, {
		get(target, name) {
			if (name !== 'collection') return Reflect.get(target, name) as unknown;
			return (collection: string) => pausing(target.collection(collection), collection, at);
		},
	});
}

function pausing(collection: Collection, called: string, at: (moment: Moment) => Promise<void>): Collection {
	return new Proxy(collection, {
		get(target, name) {
			const member = Reflect.get(target, name) as unknown;
			if (typeof member !== 'function') return member;
			const method = member.bind(target) as (...args: unknown[]) => unknown;
			if (!METHODS.has(name)) return method;
			return async (...args: unknown[]) => {
				await at(`before ${called}.${String(name) as Method}`);
				const answer = await method(...args);
				await at(`after ${called}.${String(name) as Method}`);
				return answer;
			};
		},
	});
}

/** Holds up whoever comes to a moment first, until it is let go. */
export function holdAt(moment: Moment) {
	const reached = Promise.withResolvers<void>();
	const released = Promise.withResolvers<void>();
	let isUsed = false;
	return {
		async at(now: Moment): Promise<void> {
			if (now !== moment || isUsed) return;
			isUsed = true;
			reached.resolve();
			await released.promise;
		},
		/** Resolves when somebody is held. */
		reached: reached.promise,
		release: () => released.resolve(),
	};
}
