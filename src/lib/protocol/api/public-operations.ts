import type { Operation } from './operation.ts';
import { PublicFiguresQuery } from './public-figures.ts';

export const PUBLIC_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/public/figures',
		summary:
			'What the public may know of the camps: whole months, frozen, by coast and sector; as CSV for spreadsheets',
		open: true,
		query: PublicFiguresQuery,
		answers: [
			{
				status: 200,
				what: 'The published months, by month',
				schema: 'PublicFigures',
				otherTypes: ['text/csv; charset=utf-8'],
			},
		],
	},
];
