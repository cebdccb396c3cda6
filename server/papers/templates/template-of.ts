import type { Language, PaperKind } from '#lib/domain/papers/paper.ts';
import type { TextNode } from '#lib/domain/text/text-node.ts';
import { call } from './call.ts';
import { guide } from './guide.ts';
import { journal } from './journal.ts';
import { letter } from './letter.ts';
import { minutes } from './minutes.ts';
import { position } from './position.ts';
import { pressRelease } from './press-release.ts';
import type { Template, TemplateLine } from './template.ts';
import { training } from './training.ts';

const TEMPLATES: Readonly<Record<PaperKind, Template>> = {
	position,
	letter,
	'press-release': pressRelease,
	call,
	guide,
	journal,
	minutes,
	training,
};

/** The text that a new paper begins with. */
export function templateOf(kind: PaperKind, language: Language): TextNode {
	return { type: 'doc', content: TEMPLATES[kind][language].map(toBlock) };
}

function toBlock(line: TemplateLine): TextNode {
	if ('heading' in line)
		return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: line.heading }] };
	if ('paragraph' in line) return { type: 'paragraph', content: [{ type: 'text', text: line.paragraph }] };
	return { type: 'paragraph', content: [{ type: 'text', text: line.hint, marks: [{ type: 'italic' }] }] };
}
