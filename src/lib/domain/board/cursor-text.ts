import { isStream, type Cursor, type Stream } from './stream.ts';

/** How far somebody has read, as it stands in an address: `network.12,association:salam.3`. */
export function cursorText(cursor: Cursor): string {
	return Object.entries(cursor)
		.map(([stream, seq]) => `${stream}.${seq}`)
		.toSorted()
		.join(',');
}

/** Null: not the text of a cursor. */
export function readCursor(text: string): Cursor | null {
	const cursor: Partial<Record<Stream, number>> = {};
	if (text === '') return cursor;
	for (const part of text.split(',')) {
		const [stream, seq, more] = part.split('.');
		if (!isStream(stream) || !/^\d{1,10}$/.test(seq ?? '') || more !== undefined) return null;
		cursor[stream] = Number(seq);
	}
	return cursor;
}
