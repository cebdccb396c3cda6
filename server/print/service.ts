import type { PrintDocument } from '#lib/domain/print/print-document.ts';

export interface PrintService {
	/**
	 * As a tagged PDF (PDF/UA-1 wherever its letters allow), the same bytes for the same document. Refusal `unavailable`
	 * when this machine cannot set type (`print-away`) or has too much to print (`print-busy`), `too-large` for a book.
	 * `asker`: a person, or the network of nobody: one of them does not fill the queue of all.
	 */
	pdf(document: PrintDocument, asker: string): Promise<Uint8Array>;
	close(): Promise<void>;
}
