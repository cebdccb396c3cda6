/** One page of this browser sends for a person at a time; where pages cannot agree on it, sending twice does no harm. */
export async function alone<T>(person: string, work: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks as LockManager | undefined;
	return locks ? ((await locks.request(`tablee-outbox:${person}`, work)) as T) : work();
}
