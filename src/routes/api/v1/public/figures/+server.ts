import { json } from '@sveltejs/kit';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { download } from '#lib/http/download.ts';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { PublicFiguresQuery } from '#lib/protocol/api/public-figures.ts';
import type { RequestHandler } from './$types';
import { publicFiguresCsv } from './figures-csv.ts';

/** The same for everybody, and it seldom changes: anybody may keep a copy for an hour. */
const KEPT = 'public, max-age=3600';

export const GET: RequestHandler = ({ locals: { services, actor }, url }) =>
	orJsonError(async () => {
		const { year, format } = readQuery(url, PublicFiguresQuery);
		const all = await services.publicFigures.months(actor);
		const months = year === undefined ? all : all.filter(({ month }) => month.startsWith(`${year}-`));
		if (format === 'csv') {
			const file = download(publicFiguresCsv(months), 'figures.csv', 'text/csv; charset=utf-8');
			file.headers.set('cache-control', KEPT);
			// its words are in the reader's language
			file.headers.set('vary', 'cookie, accept-language');
			return file;
		}
		const { smallest, roundTo } = THRESHOLDS;
		return json({ limits: { smallest, roundTo }, months }, { headers: { 'cache-control': KEPT } });
	});
