import { pdfAnswer } from '#lib/http/pdf-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { readPrintQuery } from '#lib/printing/read-print-query.ts';
import { signInDocument } from '#lib/printing/sign-in-document.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => {
		const sheet = await services.gatherings.printing.signInSheet(actor, params.id);
		const { order, locale } = readPrintQuery(url.searchParams);
		return pdfAnswer(
			() => services.print.pdf(signInDocument(sheet, order, locale)),
			`emargement-${params.id}.pdf`,
			`/gatherings/${params.id}/print/sign-in`,
		);
	});
