import * as needs from './needs.ts';
import type { Operation } from './operation.ts';

export const NEED_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/needs',
		summary: 'What sites need: seen, taken or done, by sector and site',
		answers: [{ status: 200, what: 'Of the streams that you may read', schema: 'NeedItem', list: true }],
	},
	{
		method: 'put',
		path: '/needs/acts/{id}',
		summary:
			'See, take, release, do or withdraw a need, for an association of yours; sent again it is kept once',
		body: needs.NewNeedAct,
		answers: [{ status: 200, what: 'Kept', schema: 'ActReceipt' }],
	},
	{
		method: 'get',
		path: '/offers',
		summary: 'What associations offer, with the open needs that it meets',
		answers: [{ status: 200, what: 'Those that stand', schema: 'OfferItem', list: true }],
	},
	{
		method: 'put',
		path: '/offers/{id}',
		summary: 'Offer something, for an association of yours; sent again it is kept once',
		body: needs.NewOffer,
		answers: [{ status: 200, what: 'Kept', schema: 'ActReceipt' }],
	},
	{
		method: 'put',
		path: '/offers/{id}/acts/{act}',
		summary: 'Fetch what is offered, hand it over or withdraw it; sent again it is kept once',
		body: needs.NewOfferAct,
		answers: [{ status: 200, what: 'Kept', schema: 'ActReceipt' }],
	},
];
