import { StoreUnavailable } from '../storage.ts';

/**
 * An answer of the database, or that there was none within this time. The driver has limits of its own; but what was on its way
 * when a connection ended while the process stood still has been seen to be answered never (7.9). What it may still do is not
 * known, as with any write that was not answered.
 */
export function withDeadline<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
	let timer: NodeJS.Timeout;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new StoreUnavailable(new Error('no answer in time'))), milliseconds);
	});
	return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
