import * as Y from 'yjs';
import { addParagraph } from './support.ts';

/** No surrogate pairs: an index between the two halves, which no editor gives, makes Yjs replace them in one client only. */
const WORDS = ['a', 'bc', ' é', 'ệ', 'سلام'];

/** One small change, like an editor's: paragraphs, characters, marks, attributes, notes, deletions. */
export function edit(doc: Y.Doc, random: (below: number) => number): void {
	const text = doc.getXmlFragment('text');
	const block = text.length > 0 ? (text.get(random(text.length)) as Y.XmlElement) : null;
	const words = block && block.length > 0 ? (block.get(0) as Y.XmlText) : null;
	const what = random(12);
	if (!words || what === 0) addParagraph(doc, 'mot '.repeat(random(4)), random(text.length + 1));
	else if (what < 6) words.insert(random(words.length + 1), WORDS[random(WORDS.length)]!);
	else if (what < 8 && words.length > 2) words.delete(random(words.length - 1), 1);
	else if (what === 8 && words.length > 1)
		words.format(0, 1 + random(words.length - 1), { bold: random(2) ? {} : null });
	else if (what === 9 && text.length > 3) text.delete(random(text.length), 1);
	else if (what === 10) insertHeading(doc, random);
	else doc.getMap<Y.Text>('footnotes').set(`note-${random(5)}`, new Y.Text(`note ${random(100)}`));
}

function insertHeading(doc: Y.Doc, random: (below: number) => number): void {
	const heading = new Y.XmlElement('heading');
	heading.setAttribute('level', (1 + random(3)) as unknown as string);
	heading.insert(0, [new Y.XmlText('Titre')]);
	doc.getXmlFragment('text').insert(0, [heading]);
}
