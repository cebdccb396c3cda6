/** Held by a page while somebody writes in it what is not kept yet: the site is not replaced under their hands. */
export const WRITING = 'tablee-draft:';

export async function somebodyWrites(): Promise<boolean> {
	const { held = [] } = await navigator.locks.query();
	return held.some(({ name }) => name?.startsWith(WRITING));
}
