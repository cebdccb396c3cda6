/** All rows, read page by page; `next` says from where the page after a row begins. */
export async function* pages<Row, From>(
	first: From,
	read: (from: From) => Promise<readonly Row[]>,
	next: (last: Row) => From,
): AsyncGenerator<Row> {
	for (let from = first; ;) {
		const page = await read(from);
		yield* page;
		const last = page.at(-1);
		if (last === undefined) return;
		from = next(last);
	}
}
