import { plainText } from '#lib/domain/text/plain-text.ts';
import { referencedNotes } from '#lib/domain/text/references.ts';
import type { Footnotes, TextNode } from '#lib/domain/text/text-node.ts';
import { giveFile } from '#lib/table/give-file.ts';

export interface RescuedText {
	readonly json: TextNode;
	readonly footnotes: Footnotes;
}

/**
 * Gives this page's text as a file, for when the server takes nothing from it any more. The simple form needs nothing
 * that is not here yet; should the other one not arrive, the simple one is given.
 */
export async function saveRescue(title: string, format: 'md' | 'txt', text: RescuedText): Promise<void> {
	const markdown = format === 'md' ? await asMarkdown(text).catch(() => null) : null;
	if (markdown === null) giveFile(title, 'txt', asPlainText(text));
	else giveFile(title, 'md', markdown);
}

async function asMarkdown({ json, footnotes }: RescuedText): Promise<string> {
	const [{ toMarkdown }, { tidyText }] = await Promise.all([
		import('#lib/domain/text/markdown.ts'),
		import('#lib/domain/text/tidy-text.ts'),
	]);
	return toMarkdown(tidyText(json), footnotes);
}

/** The words of the text, a line a paragraph, then its notes. */
export function asPlainText({ json, footnotes }: RescuedText): string {
	const notes = referencedNotes(json).map((id, index) => `[${index + 1}] ${footnotes[id] ?? ''}`);
	return [plainText(json), ...(notes.length ? ['', ...notes] : []), ''].join('\n');
}
