import { redirect } from '@sveltejs/kit';
import { pdfAnswer } from '#lib/http/pdf-answer.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import { programmeDocument } from '#lib/printing/programme-document.ts';
import { askerOf } from '#lib/printing/asker-of.ts';
import { readPrintQuery } from '#lib/printing/read-print-query.ts';
import type { RequestHandler } from './$types';

/** Before a programme is released, the page that says so. */
export const GET: RequestHandler = ({ locals, params, url, request }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const { programme, ...handout } = await services.gatherings.printing.handout(actor, params.id);
		const page = `/gatherings/${params.id}/print`;
		if (!programme) redirect(303, page);
		const { paper, locale } = readPrintQuery(url.searchParams);
		const document = programmeDocument({ ...handout, programme }, paper, locale);
		return pdfAnswer(
			() => services.print.pdf(document, askerOf(locals, request)),
			`programme-${params.id}.pdf`,
			page,
		);
	});
