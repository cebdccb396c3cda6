import { json } from '@sveltejs/kit';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { ReceiptQuery } from '#lib/protocol/api/campaigns.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url }) =>
	orJsonError(async () => {
		const { actor, services } = locals;
		const { id, association } = params;
		if (readQuery(url, ReceiptQuery).format === 'json')
			return json(await services.signing.receipt(actor, id, association));
		const bundle = await services.signing.receiptBundle(actor, id, association);
		return new Response(bundle.slice().buffer, {
			headers: {
				'content-type': 'application/zip',
				// the ids exist by now: letters, digits and hyphens
				'content-disposition': `attachment; filename="receipt-${association}-${id}.zip"`,
			},
		});
	});
