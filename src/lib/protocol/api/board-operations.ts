import * as board from './board.ts';
import type { Operation } from './operation.ts';

export const BOARD_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/board',
		summary: 'The camp board as you may read it, with the cursor of each of its streams',
		answers: [{ status: 200, what: 'The board of this instant', schema: 'Board' }],
	},
	{
		method: 'get',
		path: '/board/events',
		summary: 'What came after a cursor, by the rights of this instant',
		query: board.NewsQuery,
		answers: [{ status: 200, what: 'Lines of the log, by stream, without holes', schema: 'BoardNews' }],
	},
	{
		method: 'post',
		path: '/board/seen',
		summary: 'Say that your open board shows everything up to this cursor',
		body: board.SeenBoard,
		answers: [{ status: 200, what: 'Noted for your associations' }],
	},
];
