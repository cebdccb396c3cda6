import * as Y from 'yjs';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { countWords } from '#lib/domain/text/count-words.ts';
import { toMarkdown } from '#lib/domain/text/markdown.ts';
import { plainText } from '#lib/domain/text/plain-text.ts';
import type { Papers } from './dependencies.ts';
import { readLiveText } from './read-live-text.ts';
import type { LiveText } from './service.ts';

/** The text of a paper at one committed point of its log. */
export async function textOf({ sync }: Pick<Papers, 'sync'>, { document }: Paper): Promise<LiveText> {
	const { update, sequence } = await sync.read(document);
	const doc = new Y.Doc();
	try {
		Y.applyUpdate(doc, update);
		const { json, footnotes } = readLiveText(doc);
		return {
			json,
			footnotes,
			markdown: toMarkdown(json, footnotes),
			sequence,
			words: countWords(plainText(json)),
		};
	} finally {
		doc.destroy();
	}
}
