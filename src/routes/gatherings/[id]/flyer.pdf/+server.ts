import { pdfAnswer } from '#lib/http/pdf-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { flyerDocument } from '#lib/printing/flyer-document.ts';
import { readPrintQuery } from '#lib/printing/read-print-query.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => {
		const handout = await services.gatherings.printing.handout(actor, params.id);
		const { paper, locale } = readPrintQuery(url.searchParams);
		return pdfAnswer(
			() => services.print.pdf(flyerDocument(handout, paper, locale)),
			`invitation-${params.id}.pdf`,
			`/gatherings/${params.id}/print`,
		);
	});
