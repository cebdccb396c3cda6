import { Refusal } from '#lib/domain/refusal.ts';
import { orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** Bytes: hundreds of times a usual receipt. */
const LARGEST = 8 * 1024 * 1024;

export const load: PageServerLoad = ({ locals }) => ({ keyId: locals.services.signing.publicKey().id });

/** For anybody: the file is read, answered and forgotten. */
export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const file = form.get('receipt');
			if (!(file instanceof File) || file.size === 0) throw new Refusal('invalid', 'receipt-missing');
			if (file.size > LARGEST) throw new Refusal('too-large', 'receipt-too-large');
			const report = await locals.services.signing.verify(new Uint8Array(await file.arrayBuffer()));
			return { report, file: file.name };
		});
	},
};
