import type { Language, Paper } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { canonicalJson, type Json } from '#lib/domain/signing/canonical-json.ts';
import type { Footnotes, TextNode } from '#lib/domain/text/text-node.ts';
import type { FrozenText } from '#lib/protocol/views/signing.ts';
import type { LiveText } from '../papers/service.ts';
import type { Files } from '../storage/files.ts';

/** The bytes of a version: what is hashed and kept. Nothing is ever computed again from the live document. */
export interface FrozenBytes {
	readonly text: Uint8Array;
	readonly rendered: Uint8Array;
}

interface Rendered {
	readonly json: TextNode;
	readonly footnotes: Footnotes;
	readonly title: string;
	readonly language: Language;
}

/** One spelling of the text, however it was typed: NFC, LF, one final newline. Refused when there is nothing in it. */
export function freezeText(paper: Pick<Paper, 'title' | 'language'>, live: LiveText): FrozenBytes {
	const markdown = oneSpelling(live.markdown).replace(/\r\n?/g, '\n').trimEnd();
	if (markdown === '') throw new Refusal('conflict', 'text-empty');
	const rendered: Rendered = {
		json: live.json,
		footnotes: live.footnotes,
		title: paper.title,
		language: paper.language,
	};
	return {
		text: Buffer.from(`${markdown}\n`),
		rendered: Buffer.from(canonicalJson(inOneSpelling(JSON.parse(JSON.stringify(rendered))))),
	};
}

/** Throws CorruptFile when the bytes no longer match, Error when they are gone: a signed text is never guessed. */
export async function readFrozenText(
	files: Files,
	version: { textSha256: string; renderedSha256: string },
): Promise<FrozenText> {
	const markdown = await fileText(files, version.textSha256);
	const rendered = JSON.parse(await fileText(files, version.renderedSha256)) as Rendered;
	return { markdown, sha256: version.textSha256, ...rendered };
}

export async function fileText(files: Files, hash: string): Promise<string> {
	const bytes = await files.get(hash);
	if (!bytes) throw new Error(`the file ${hash} named in the ledger is missing`);
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function oneSpelling(text: string): string {
	return text.toWellFormed().normalize('NFC');
}

function inOneSpelling(value: Json): Json {
	if (typeof value === 'string') return oneSpelling(value);
	if (Array.isArray(value)) return value.map(inOneSpelling);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, inOneSpelling(held as Json)]));
}
