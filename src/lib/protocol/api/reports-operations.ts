import type { Operation } from './operation.ts';
import * as reports from './reports.ts';

export const REPORTS_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/sites',
		summary: 'The sites that one can report from, each with its form; where they are is not said',
		answers: [{ status: 200, what: 'By name', schema: 'FieldSite', list: true }],
	},
	{
		method: 'get',
		path: '/field',
		summary: 'Who you are in the field: for which associations you may report',
		answers: [{ status: 200, what: 'You', schema: 'FieldPerson' }],
	},
	{
		method: 'get',
		path: '/observations',
		summary: 'Find a report by its short code, among those that you may read',
		query: reports.CodeQuery,
		answers: [{ status: 200, what: 'Mostly one', schema: 'ReportItem', list: true }],
	},
	{
		method: 'put',
		path: '/observations/{id}',
		summary:
			'Report a visit, once however often it is sent. The same id with other content answers 409; both are kept',
		headers: reports.ReportHeaders,
		body: reports.SentObservation,
		answers: [
			{ status: 201, what: 'Kept', schema: 'ObservationReceipt' },
			{ status: 200, what: 'Kept before: the same receipt', schema: 'ObservationReceipt' },
		],
	},
	{
		method: 'get',
		path: '/observations/{id}',
		summary: 'What became of a report',
		answers: [{ status: 200, what: 'Its receipt, and who has seen it', schema: 'ReportStatus' }],
	},
	{
		method: 'put',
		path: '/observations/{id}/revisions/{revision}',
		summary:
			'Correct a report, once however often it is sent; the same field corrected differently at the same time is shown as disputed',
		headers: reports.RevisionHeaders,
		body: reports.SentRevision,
		answers: [
			{ status: 201, what: 'Kept', schema: 'ObservationReceipt' },
			{ status: 200, what: 'Kept before: the same receipt', schema: 'ObservationReceipt' },
		],
	},
];
