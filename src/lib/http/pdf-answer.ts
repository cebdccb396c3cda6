import { redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';

/** A PDF to look at and to print, under this name; where none can be made, the page that prints instead. */
export async function pdfAnswer(
	print: () => Promise<Uint8Array>,
	name: string,
	pageInstead: string,
): Promise<Response> {
	try {
		const bytes = await print();
		return new Response(bytes as Uint8Array<ArrayBuffer>, {
			headers: {
				'content-type': 'application/pdf',
				'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '-')}"`,
			},
		});
	} catch (thrown) {
		if (thrown instanceof Refusal && thrown.reason === 'print-away') redirect(303, `${pageInstead}?pdf=away`);
		throw thrown;
	}
}
