import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { renderSVG } from 'uqr';
import { printFonts } from './print-fonts.ts';

export interface PrintRequest {
	/** JSON of a PrintDocument. */
	readonly document: string;
}
/** `no-compiler`: there is none for this kind of machine. */
export type PrintAnswer = { readonly pdf: Uint8Array } | { readonly problem: string };

const LAYOUT = readFileSync(new URL('./layout.typ', import.meta.url), 'utf8');
/** Compilations after which what was remembered of one is forgotten. */
const REMEMBERED = 5;

let compiler: Typst.NodeCompiler | null | undefined;

parentPort?.on('message', ({ document }: PrintRequest) => {
	const answer = print(document);
	const bytes = 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [];
	parentPort?.postMessage(answer satisfies PrintAnswer, bytes);
});

function print(document: string): PrintAnswer {
	compiler ??= openCompiler();
	if (!compiler) return { problem: 'no-compiler' };
	try {
		return { pdf: setType(compiler, document) };
	} catch (problem) {
		return { problem: problem instanceof Error ? problem.message : String(problem) };
	} finally {
		compiler.evictCache(REMEMBERED);
	}
}

/** The compiler is a binary that npm brings for the machines it is built for: others do without. */
function openCompiler(): Typst.NodeCompiler | null {
	// elsewhere npm has only an older one, which knows neither the layout's words nor tagged PDF
	if (process.platform !== 'linux' || process.arch !== 'x64') return null;
	try {
		const { NodeCompiler } = createRequire(import.meta.url)(
			'@myriaddreamin/typst-ts-node-compiler',
		) as typeof Typst;
		// a folder that is not there: the layout reads no file
		return NodeCompiler.create({ workspace: '/nowhere', fontArgs: [{ fontBlobs: printFonts() }] });
	} catch {
		return null;
	}
}

/** The document goes in as data beside the layout, which is always the same: nothing that somebody wrote is ever source. */
function setType(typst: Typst.NodeCompiler, document: string): Uint8Array {
	const { result, ...rest } = compile(typst, document);
	if (!result) throw new Error(rest.problem);
	const bytes = taggedPdf(typst, result);
	return new Uint8Array(bytes); // a copy: the compiler's own memory cannot be handed over
}

function compile(typst: Typst.NodeCompiler, document: string) {
	const done = typst.compile({
		mainFileContent: LAYOUT,
		inputs: { document, codes: JSON.stringify(codesOf(document)) },
	});
	const problem = done.hasError() ? JSON.stringify(done.takeError()?.shortDiagnostics ?? null) : '';
	return { result: done.result, problem };
}

/** PDF/UA wants a shape for every letter; a text with one that no font has is still better printed with a gap. */
function taggedPdf(
	typst: Typst.NodeCompiler,
	result: NonNullable<ReturnType<typeof compile>['result']>,
): Buffer {
	try {
		return typst.pdf(result, { pdfStandard: 'ua-1' });
	} catch {
		return typst.pdf(result);
	}
}

/** The square to scan of each address. */
function codesOf(document: string): Readonly<Record<string, string>> {
	const codes: Record<string, string> = {};
	JSON.parse(document, (_key, value: unknown) => {
		if (isAddress(value)) codes[value.address] = renderSVG(value.address, { ecc: 'M', border: 0 });
		return value;
	});
	return codes;
}

function isAddress(value: unknown): value is { readonly address: string } {
	return typeof value === 'object' && value !== null && 'is' in value && value.is === 'address';
}
