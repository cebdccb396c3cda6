import { pdfAnswer } from '#lib/http/pdf-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { flyerDocument } from '#lib/printing/flyer-document.ts';
import { askerOf } from '#lib/printing/asker-of.ts';
import { readPrintQuery } from '#lib/printing/read-print-query.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url, request }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const handout = await services.gatherings.printing.handout(actor, params.id);
		const { paper, locale } = readPrintQuery(url.searchParams);
		return pdfAnswer(
			() => services.print.pdf(flyerDocument(handout, paper, locale), askerOf(locals, request)),
			`invitation-${params.id}.pdf`,
			`/gatherings/${params.id}/print`,
		);
	});
