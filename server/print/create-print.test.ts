import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PrintBlock, PrintDocument } from '#lib/domain/print/print-document.ts';
import { readPdf } from '../../tests/support/read-pdf.ts';
import { createPrint, type PrintLimits } from './create-print.ts';
import type { PrintService } from './service.ts';

// a compiler is loaded, and pages are set
vi.setConfig({ testTimeout: 60_000 });

let print: PrintService | null = null;
const open = (limits?: PrintLimits) => {
	const opened = (print = createPrint(limits));
	return { pdf: (document: PrintDocument, asker = 'somebody') => opened.pdf(document, asker) };
};
afterEach(() => print?.close());

function documentOf(blocks: readonly PrintBlock[], changes: Partial<PrintDocument> = {}): PrintDocument {
	return {
		title: 'Lettre',
		language: 'fr',
		paper: 'a4',
		from: 'PSM',
		foot: 'Pied',
		pageNumber: 'Page {page} sur {pages}',
		blocks: [{ is: 'title', over: 'Lettre', text: 'Au préfet', deck: '', poster: false }, ...blocks],
		...changes,
	};
}
const paragraph = (text: string): PrintBlock => ({ is: 'paragraph', text, look: 'plain' });

const MARKUP = [
	'#panic("x") #read("/etc/passwd") #import "@preview/x:1.0.0"',
	'$x^2$ *gras* _penché_ `code` @renvoi <étiquette> = Titre',
	'"guillemets" \\u{41} \\n // non /* non */ ~ --- ...',
	'"}]) #eval("1 + 1") ([{"',
	'{"is":"new-page"} ${1 + 1} %s',
];

describe('setting type', () => {
	test.each(MARKUP)('GA142 %s is printed as it was written', async (text) => {
		const cell = { lines: [{ text }] };
		const { pages } = await readPdf(
			await open().pdf(
				documentOf(
					[
						{ is: 'heading', text },
						paragraph(text),
						{ is: 'facts', facts: [{ name: text, text }] },
						{ is: 'list', items: [text] },
						{
							is: 'table',
							lines: 'all',
							rowHeight: null,
							columns: [{ title: text, width: null }],
							rows: [[cell]],
						},
					],
					{ title: text, from: text, foot: text },
				),
			),
		);
		const whole = pages.join(' ').replace(/\s/gu, '');
		// twice in the head and foot, once in each of the rest
		expect(whole.split(text.replace(/\s/gu, ''))).toHaveLength(1 + 2 + 7);
	});

	test('GA143 it is tagged, in its language, with its title, and the same bytes for the same words', async () => {
		const letter = documentOf([paragraph('Écrit en français : « voilà ».')]);
		const first = await open().pdf(letter);
		expect(await readPdf(first)).toMatchObject({
			title: 'Lettre',
			language: 'fr',
			tagged: true,
			universal: true,
			pages: [expect.stringContaining('Page 1 sur 1')],
		});
		expect(Buffer.compare(first, await print!.pdf(letter, 'somebody'))).toBe(0);
		await print!.close();
		expect(Buffer.compare(first, await open().pdf(letter))).toBe(0);
	});

	test('GA143 a letter that no face has leaves a gap, and the rest is printed and tagged', async () => {
		const { pages, tagged, universal } = await readPdf(
			await open().pdf(documentOf([paragraph('Un \u{13080} ici')])),
		);
		expect(pages[0]).toMatch(/Un .*ici/);
		expect({ tagged, universal }).toEqual({ tagged: true, universal: false });
	});

	test('GA143 what has no shape at all is left out', async () => {
		const text = 'a\u0000b\u0007c\u202Ed\uD800e\u200Bf';
		const { pages, universal } = await readPdf(await open().pdf(documentOf([paragraph(text)])));
		expect(pages[0]).toMatch(/abcd\S?ef/u);
		expect(pages[0]).toContain('Au préfet');
		expect(universal).toBe(true);
	});

	test('GA144 Arabic lies from right to left, and can be copied and searched', async () => {
		const words = 'الهجرة إلى بحر المانش';
		const page = documentOf([paragraph(words), paragraph('Salam')], { language: 'ar' });
		const read = await readPdf(await open().pdf(page));
		expect(read.pages[0]).toContain(words);
		expect(read.language).toBe('ar');
		const right = read.words.find(({ text }) => text.includes('Salam'))!;
		expect(right.x).toBeGreaterThan(read.width / 2);
	});

	test('GA144 names in Vietnamese and Arabic keep their letters on a French page', async () => {
		const names = ['Nguyễn Thị Hương', 'محمد علي'];
		const { pages } = await readPdf(await open().pdf(documentOf(names.map(paragraph))));
		for (const name of names) expect(pages[0]!.normalize('NFC')).toContain(name);
	});
});

describe('one after the other', () => {
	test('GA145 the event loop goes on while many pages are set', async () => {
		const many = documentOf(Array.from({ length: 600 }, (_, at) => paragraph(`Alinéa ${at} `.repeat(20))));
		let turns = 0;
		const ticking = setInterval(() => (turns += 1), 1);
		const bytes = await open({ longest: 10_000_000 }).pdf(many);
		clearInterval(ticking);
		expect((await readPdf(bytes)).pages.length).toBeGreaterThan(10);
		expect(turns).toBeGreaterThan(10);
	});

	test('GA145 each asks for its own and gets it', async () => {
		const printing = open();
		const all = await Promise.all(
			Array.from({ length: 8 }, (_, at) =>
				printing.pdf(documentOf([paragraph(`Numéro ${at}.`)]), `person ${at}`),
			),
		);
		for (const [at, bytes] of all.entries())
			expect((await readPdf(bytes)).pages[0]).toContain(`Numéro ${at}.`);
	});

	test('GA145 what is too large is refused, and so are more than may wait', async () => {
		const printing = open({ longest: 1000, mostWaiting: 1 });
		await expect(printing.pdf(documentOf([paragraph('x'.repeat(1000))]))).rejects.toMatchObject({
			code: 'too-large',
		});
		const first = printing.pdf(documentOf([]));
		await expect(printing.pdf(documentOf([paragraph('une autre')]))).rejects.toMatchObject({
			code: 'unavailable',
			reason: 'print-busy',
		});
		await first;
		await printing.pdf(documentOf([]));
	});

	test('HT53 one asker does not fill the queue of all, and the same document is set once for all who ask', async () => {
		const printing = open({ mostOfOne: 2, mostWaiting: 4 });
		const page = (words: string) => documentOf([paragraph(words)]);
		const flood = Array.from({ length: 4 }, (_, at) => printing.pdf(page(`numéro ${at}`), 'the flood'));
		const outcomes = Promise.allSettled(flood);
		const others = [printing.pdf(page('liste'), 'ada'), printing.pdf(page('programme'), 'ruth')];
		// the queue is full, and who asks for what is in it has it
		await expect(printing.pdf(page('de trop'), 'lea')).rejects.toMatchObject({ reason: 'print-busy' });
		const shared = Array.from({ length: 50 }, () => printing.pdf(page('liste'), 'the flood'));
		const [list] = await Promise.all(others);
		for (const each of await Promise.all(shared)) expect(each).toBe(list);
		expect((await outcomes).map(({ status }) => status)).toEqual([
			...['fulfilled', 'fulfilled'],
			...['rejected', 'rejected'],
		]);
		await printing.pdf(page('encore'), 'the flood');
	});

	test('GA145 a document that takes too long is given up, and the next one is printed', async () => {
		const limits = { longestWork: 1 };
		const printing = open(limits);
		await expect(printing.pdf(documentOf([]))).rejects.toMatchObject({ reason: 'print-busy' });
		limits.longestWork = 30_000;
		expect((await readPdf(await printing.pdf(documentOf([])))).pages[0]).toContain('Au préfet');
	});
});

test('GA146 a machine that no compiler is built for says so, and nothing else fails', () => {
	const root = join(import.meta.dirname, '../..');
	const other = mkdtempSync(join(tmpdir(), 'tablee-print-'));
	try {
		cpSync(import.meta.dirname, join(other, 'print'), { recursive: true });
		mkdirSync(join(other, 'node_modules'));
		for (const name of ['uqr', '@expo-google-fonts'])
			symlinkSync(join(root, 'node_modules', name), join(other, 'node_modules', name));
		symlinkSync(join(root, 'src'), join(other, 'src'));
		writeFileSync(
			join(other, 'package.json'),
			JSON.stringify({ type: 'module', imports: { '#lib/*': './src/lib/*' } }),
		);
		const script = `
			import { createPrint } from ${JSON.stringify(join(other, 'print/create-print.ts'))};
			const print = createPrint();
			for (const _ of [1, 2]) await print.pdf(${JSON.stringify(documentOf([]))}, 'somebody').then(
				() => console.log('printed'),
				({ code, reason }) => console.log(code, reason),
			);
			await print.close();`;
		writeFileSync(join(other, 'main.mjs'), script);
		const said = execFileSync(process.execPath, [join(other, 'main.mjs')], { encoding: 'utf8' });
		expect(said).toBe('unavailable print-away\n'.repeat(2));
	} finally {
		rmSync(other, { recursive: true });
	}
});
