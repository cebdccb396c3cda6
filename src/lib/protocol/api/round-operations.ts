import type { Operation } from './operation.ts';
import * as rounds from './rounds.ts';

export const ROUND_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/rounds',
		summary: 'The planned visits of a week, the reports that close them, and what is missing',
		query: rounds.RoundsQuery,
		answers: [{ status: 200, what: 'The week; it is arranged in its live document', schema: 'RoundsDetail' }],
	},
];
