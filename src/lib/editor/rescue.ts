import { toMarkdown } from '#lib/domain/text/markdown.ts';
import { plainText } from '#lib/domain/text/plain-text.ts';
import { referencedNotes } from '#lib/domain/text/references.ts';
import { tidyText } from '#lib/domain/text/tidy-text.ts';
import type { Footnotes, TextNode } from '#lib/domain/text/text-node.ts';

export interface RescuedText {
	readonly json: TextNode;
	readonly footnotes: Footnotes;
}

/** Gives this page's text as a file, for when the server takes nothing from it any more. */
export function saveRescue(title: string, format: 'md' | 'txt', text: RescuedText): void {
	const words = format === 'md' ? toMarkdown(tidyText(text.json), text.footnotes) : asPlainText(text);
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([words], { type: 'text/plain;charset=utf-8' }));
	link.download = `${title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim() || 'texte'}.${format}`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The words of the text, a line a paragraph, then its notes. */
export function asPlainText({ json, footnotes }: RescuedText): string {
	const notes = referencedNotes(json).map((id, index) => `[${index + 1}] ${footnotes[id] ?? ''}`);
	return [plainText(json), ...(notes.length ? ['', ...notes] : []), ''].join('\n');
}
