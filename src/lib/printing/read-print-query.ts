import { LANGUAGES } from '#lib/domain/papers/paper.ts';
import { PRINT_PAPERS, type PrintPaper } from '#lib/domain/print/print-document.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { DateLocale } from '#lib/ui/format-date.ts';
import { SHEET_ORDERS, type SheetOrder } from './sign-in-document.ts';

/** `?lang=`, `?format=` and `?sort=`; what nobody knows is what most people want. */
export function readPrintQuery(asked: URLSearchParams): {
	readonly locale: DateLocale;
	readonly paper: PrintPaper;
	readonly order: SheetOrder;
} {
	return {
		locale: LANGUAGES.find((known) => known === asked.get('lang')) ?? getLocale(),
		paper: PRINT_PAPERS.find((known) => known === asked.get('format')?.toLowerCase()) ?? 'a4',
		order: SHEET_ORDERS.find((known) => known === asked.get('sort')) ?? 'name',
	};
}
