import { json } from '@sveltejs/kit';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { CodeQuery } from '#lib/protocol/api/reports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, url }) =>
	orJsonError(async () => json(await services.board.reports.find(actor, readQuery(url, CodeQuery).code)));
