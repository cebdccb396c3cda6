import { createAttempts } from '../../identity/attempts.ts';
import type { BoardContext } from '../context.ts';
import type { StatePort } from '../ports.ts';
import { createCorrecting } from './correct.ts';
import { createErasing } from './erase.ts';
import { createField } from './field.ts';
import { createListing } from './list-reports.ts';
import { createRecording } from './record.ts';
import { storedOfMonth } from './reports-of-month.ts';
import type { ReportsService } from './service.ts';
import { lineOf } from './stored-report.ts';
import { createReading } from './view-report.ts';

export function createReports(
	context: BoardContext,
	states: Pick<StatePort, 'stateFor' | 'seenBy'>,
): ReportsService {
	const attempts = createAttempts(context.records, context.now);
	return {
		...createField(context, states),
		...createRecording(context, attempts),
		...createCorrecting(context, attempts),
		...createErasing(context),
		...createReading(context, states),
		...createListing(context),
		async reportsOfMonth(stream, month) {
			return (await storedOfMonth(context.log, stream, month)).map(lineOf);
		},
	};
}
