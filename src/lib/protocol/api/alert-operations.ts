import * as alerts from './alerts.ts';
import type { Operation } from './operation.ts';

export const ALERT_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/alerts',
		summary: 'The alerts that you may read, without what people wrote',
		answers: [{ status: 200, what: 'Those that stand first', schema: 'AlertItem', list: true }],
	},
	{
		method: 'put',
		path: '/alerts/{id}',
		summary: 'Raise an alert, for an association of yours; sent again it is kept once',
		body: alerts.NewAlert,
		answers: [{ status: 200, what: 'Kept', schema: 'ActReceipt' }],
	},
	{
		method: 'get',
		path: '/alerts/{id}',
		summary: 'An alert with what people wrote; it is noted that you read it',
		answers: [{ status: 200, what: 'The alert', schema: 'AlertDetail' }],
	},
	{
		method: 'put',
		path: '/alerts/{id}/acts/{act}',
		summary: 'Say that it was seen, is handled or over; add to it, withdraw it; sent again it is kept once',
		body: alerts.NewAlertAct,
		answers: [{ status: 200, what: 'Kept', schema: 'ActReceipt' }],
	},
];
