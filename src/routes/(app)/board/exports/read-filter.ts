import type { ExportFilter } from '#lib/protocol/views/exports.ts';

/** From the fields of the page's form, wherever they stand. */
export function readFilter(read: (name: string) => string): ExportFilter {
	return {
		from: read('from'),
		to: read('to'),
		site: read('site') || null,
		association: read('association') || null,
	};
}
