/** One page or worker of this browser sends what is in a box at a time; where they cannot agree on it, sending twice does no harm. */
export async function alone<T>(box: string, work: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks as LockManager | undefined;
	return locks ? ((await locks.request(box, work)) as T) : work();
}
