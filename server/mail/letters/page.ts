import type { LetterText } from '../create-mail.ts';

/** A letter as paragraphs and one link: in plain text, and in HTML that needs nothing from outside. */
export function letterOf(input: {
	subject: string;
	greeting: string;
	paragraphs: readonly string[];
	link: { url: string; label: string };
	closing: readonly string[];
}): LetterText {
	const { subject, greeting, paragraphs, link, closing } = input;
	const text = [greeting, ...paragraphs, `${link.label}\u00a0:\n${link.url}`, ...closing].join('\n\n') + '\n';
	const html = [
		'<!doctype html>',
		`<html lang="fr"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body>`,
		...[greeting, ...paragraphs].map(paragraphOf),
		`<p><a href="${escape(link.url)}">${escape(link.label)}</a></p>`,
		...closing.map(paragraphOf),
		'</body></html>',
		'',
	].join('\n');
	return { subject, text, html };
}

function paragraphOf(text: string): string {
	return `<p>${escape(text).replaceAll('\n', '<br>')}</p>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
