import { pdfAnswer } from '#lib/http/pdf-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { askerOf } from '#lib/printing/asker-of.ts';
import { readPrintQuery } from '#lib/printing/read-print-query.ts';
import { signInDocument } from '#lib/printing/sign-in-document.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url, request }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const sheet = await services.gatherings.printing.signInSheet(actor, params.id);
		const { order, locale } = readPrintQuery(url.searchParams);
		return pdfAnswer(
			() => services.print.pdf(signInDocument(sheet, order, locale), askerOf(locals, request)),
			`emargement-${params.id}.pdf`,
			`/gatherings/${params.id}/print/sign-in`,
		);
	});
