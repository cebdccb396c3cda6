import { Refusal } from '#lib/domain/refusal.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { writeCsv } from '#lib/http/write-csv.ts';
import { writeXlsx } from '#lib/http/write-xlsx.ts';
import { readFilter } from '../read-filter.ts';
import { visitRows } from '../visit-rows.ts';
import type { RequestHandler } from './$types';

const TYPES: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `?order=`: raw figures that were ordered; otherwise those of the filter, rounded. */
export const GET: RequestHandler = ({ locals: { services, actor }, url, params: { format } }) =>
	orErrorPage(async () => {
		const type = Object.hasOwn(TYPES, format) ? TYPES[format]! : null;
		if (!type) throw new Refusal('not-found', 'not-found');
		const { exports } = services.board;
		const order = url.searchParams.get('order');
		const read = (name: string) => url.searchParams.get(name) ?? '';
		const visits = await (order === null
			? exports.treated(actor, readFilter(read))
			: exports.raw(actor, order));
		const rows = visitRows(visits);
		const { from, to } = visits.filter;
		const file = `visits-${from}-${to}${visits.raw ? '-raw' : ''}.${format}`;
		const body = format === 'csv' ? writeCsv(rows) : await writeXlsx(rows, `${from} ${to}`);
		return new Response(body as BodyInit, {
			headers: {
				'content-type': type,
				'content-disposition': `attachment; filename="${file}"`,
				'x-content-type-options': 'nosniff',
				'cache-control': 'private, no-store',
			},
		});
	});
