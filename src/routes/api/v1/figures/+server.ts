import { json } from '@sveltejs/kit';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { download } from '#lib/http/download.ts';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { FiguresQuery } from '#lib/protocol/api/attendance.ts';
import { figuresCsv } from './figures-csv.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, url }) =>
	orJsonError(async () => {
		const asked = readQuery(url, FiguresQuery);
		const year = asked.year ?? Number(parisWallClock(services.now()).date.slice(0, 4));
		const figures = await services.gatherings.figures.ofYear(actor, year);
		if (asked.format === 'json') return json(figures);
		return download(figuresCsv(figures), `figures-${year}.csv`, 'text/csv; charset=utf-8');
	});
