import type { BetterAuthOptions } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import type { Db } from 'mongodb';
import type { Storage } from '../storage.ts';
import type { Gate } from './gate.ts';

type Adapter = ReturnType<ReturnType<typeof mongodbAdapter>>;

/**
 * better-auth's own adapter on the same database. Without the client, so that it opens no transaction: not every server has
 * them. It hands what it is given to the database as it is, so what would be an operator is refused before.
 */
export function createMongoIdentity(database: Db, gate: Gate): Storage['identity'] {
	const open = mongodbAdapter(database);
	return (options: BetterAuthOptions) => {
		const guarded: Adapter = gate.guard({
			...withScalarsOnly(open(options)),
			// the adapter's own would hand out the one without a gate
			transaction: (work) => work(guarded),
		});
		return guarded;
	};
}

function withScalarsOnly(adapter: Adapter): Adapter {
	const methods = Object.entries(adapter).map(([name, member]: [string, unknown]) => [
		name,
		typeof member === 'function'
			? (question: unknown, ...more: unknown[]) => {
					requireScalarsIn(question);
					return member(question, ...more) as unknown;
				}
			: member,
	]);
	return Object.fromEntries(methods) as Adapter;
}

/** `where: [{ field, value }]`, `data: { field: value }`, `update: { field: value }`. */
function requireScalarsIn(question: unknown): void {
	const { where, data, update } = (question ?? {}) as Readonly<
		Record<'where' | 'data' | 'update', object | undefined>
	>;
	const asked = Array.isArray(where) ? where.map(({ value }: { value: unknown }) => value) : [];
	for (const value of [...asked, ...Object.values(data ?? {}), ...Object.values(update ?? {})]) {
		const scalars: readonly unknown[] = Array.isArray(value) ? value : [value];
		if (!scalars.every(isScalar)) throw new TypeError('the identity tables hold text, numbers and times');
	}
}

function isScalar(value: unknown): boolean {
	return (
		value === null || value instanceof Date || (typeof value !== 'object' && typeof value !== 'function')
	);
}
