import type { PrintDocument } from '#lib/domain/print/print-document.ts';

export interface PrintService {
	/**
	 * As a tagged PDF (PDF/UA-1 wherever its letters allow), the same bytes for the same document. Refusal `unavailable`
	 * when this machine cannot set type (`print-away`) or has too much to print (`print-busy`), `too-large` for a book.
	 */
	pdf(document: PrintDocument): Promise<Uint8Array>;
	close(): Promise<void>;
}
