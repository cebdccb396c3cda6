import { getDocumentProxy } from 'unpdf';

/** A PDF as a reader other than ours sees it. */
export interface ReadPdf {
	/** Its words page by page: spaces and line ends as one space. */
	readonly pages: readonly string[];
	/** Its words in places, in mm from the upper left corner. */
	readonly words: readonly PlacedWord[];
	/** Of the first page, in mm. */
	readonly width: number;
	readonly height: number;
	readonly title: string;
	/** Its language as the file says it. */
	readonly language: string | null;
	readonly tagged: boolean;
	/** Does it claim to keep PDF/UA-1? */
	readonly universal: boolean;
	readonly links: readonly string[];
}

export interface PlacedWord {
	readonly text: string;
	readonly page: number;
	readonly x: number;
	readonly y: number;
	/** Height of its letters. */
	readonly size: number;
}

const MM = 25.4 / 72;

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const file = await getDocumentProxy(bytes.slice());
	const pages: string[] = [];
	const words: PlacedWord[] = [];
	const links: string[] = [];
	for (let number = 1; number <= file.numPages; number++) {
		const page = await file.getPage(number);
		const height = page.view[3]!;
		const { items } = await page.getTextContent();
		const texts = items.filter((item) => 'str' in item);
		pages.push(inReadingOrder(texts).join('').replace(/\s+/gu, ' '));
		for (const { str, transform, height: size } of texts)
			if (str.trim())
				words.push({
					text: str.trim(),
					page: number,
					x: transform[4] * MM,
					y: (height - transform[5]) * MM,
					size: size * MM,
				});
		for (const { url } of await page.getAnnotations()) if (url) links.push(String(url));
	}
	const { info, metadata } = await file.getMetadata();
	const [, , width, height] = (await file.getPage(1)).view;
	const about = info as { Title?: string; Language?: string };
	return {
		pages,
		words,
		links,
		width: width! * MM,
		height: height! * MM,
		title: about.Title ?? '',
		language: about.Language ?? null,
		tagged: (await file.getMarkInfo())?.Marked === true,
		universal: String(metadata?.get('pdfuaid:part') ?? '') === '1',
	};
}

interface Piece {
	readonly str: string;
	readonly dir: string;
	readonly hasEOL: boolean;
}

/** Words come as they lie on the paper, from left to right: those of a right-to-left run are turned round. */
function inReadingOrder(pieces: readonly Piece[]): string[] {
	const read: string[] = [];
	let run: string[] = [];
	const endRun = () => {
		read.push(...run.toReversed());
		run = [];
	};
	for (const { str, dir, hasEOL } of pieces) {
		if (dir === 'rtl' || (run.length > 0 && str.trim() === '')) run.push(str);
		else {
			endRun();
			read.push(str);
		}
		if (hasEOL) {
			endRun();
			read.push('\n');
		}
	}
	endRun();
	return read;
}
