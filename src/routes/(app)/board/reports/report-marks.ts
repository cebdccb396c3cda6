import { m } from '#lib/paraglide/messages.js';
import type { ReportRow } from '#lib/protocol/views/report.ts';

/** What one should know of a report before using it, each in a few words. */
export function reportMarks(report: Omit<ReportRow, 'answers'>): string[] {
	return [
		m.board_code({ code: report.code }),
		...(report.corrected ? [m.board_corrected({ count: report.corrected })] : []),
		...(report.words ? [m.board_words()] : []),
		...(report.late ? [m.board_late()] : []),
		...(report.imported ? [m.board_imported()] : []),
		...(report.level === 'network' ? [] : [m.board_private()]),
	];
}
