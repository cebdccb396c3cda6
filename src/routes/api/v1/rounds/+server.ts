import { json } from '@sveltejs/kit';
import { findRoundGaps } from '#lib/domain/board/round-gaps.ts';
import { daysOfWeek } from '#lib/domain/board/round-week.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { RoundsQuery } from '#lib/protocol/api/rounds.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, url }) =>
	orJsonError(async () => {
		const { week: asked = '' } = readQuery(url, RoundsQuery);
		const week = await services.board.rounds.week(actor, asked);
		const days = daysOfWeek(week.monday);
		const gaps = findRoundGaps({ ...week, days, today: parisWallClock(week.now).date });
		return json({ ...week, gaps }, { headers: { 'cache-control': 'no-store' } });
	});
