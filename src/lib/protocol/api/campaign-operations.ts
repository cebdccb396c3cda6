import * as campaigns from './campaigns.ts';
import type { Operation } from './operation.ts';

export const CAMPAIGN_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/campaigns',
		summary: 'The campaigns that you may see, the last opened first',
		query: campaigns.CampaignQuery,
		answers: [{ status: 200, what: 'Empty for people outside', schema: 'CampaignItem', list: true }],
	},
	{
		method: 'post',
		path: '/campaigns',
		summary: 'Propose a frozen version to the members, and to the partners if they are named',
		body: campaigns.NewCampaign,
		answers: [{ status: 201, what: 'The campaign', schema: 'CampaignItem' }],
	},
	{
		method: 'get',
		path: '/campaigns/{id}',
		summary: 'A campaign: its text, manifest and decisions',
		answers: [{ status: 200, what: 'The campaign', schema: 'CampaignDetail' }],
	},
	{
		method: 'post',
		path: '/campaigns/{id}/decisions',
		summary: 'Answer for an association, by a mandate that you hold',
		body: campaigns.NewDecision,
		answers: [
			{ status: 201, what: 'Recorded: the signed receipt', schema: 'Receipt' },
			{ status: 200, what: 'It had answered the same: the receipt of then', schema: 'Receipt' },
		],
	},
	{
		method: 'post',
		path: '/campaigns/{id}/close',
		summary: 'End a campaign before its deadline',
		answers: [{ status: 200, what: 'The campaign', schema: 'CampaignDetail' }],
	},
	{
		method: 'get',
		path: '/campaigns/{id}/receipts/{association}',
		summary: 'The receipt of an answer; as zip, with all that openssl needs to check it',
		query: campaigns.ReceiptQuery,
		answers: [{ status: 200, what: 'The receipt', schema: 'Receipt', otherTypes: ['application/zip'] }],
	},
	{
		method: 'post',
		path: '/verify',
		summary: 'Check a receipt (JSON or zip, at most 8 MiB) against itself and the ledger',
		open: true,
		rawBody: true,
		answers: [{ status: 200, what: 'What was checked', schema: 'VerifyResult' }],
	},
	{
		method: 'get',
		path: '/ledger',
		summary: 'Audit the whole ledger; its head and the key that signs receipts',
		open: true,
		answers: [{ status: 200, what: 'The report', schema: 'LedgerAudit' }],
	},
];
