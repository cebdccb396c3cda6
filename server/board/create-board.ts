import type { Entry } from '#lib/domain/board/entry.ts';
import { createAlerts } from './alerts/create-alerts.ts';
import { createHolds } from './alerts/holds.ts';
import { createAgreement } from './agreement/create-agreement.ts';
import { readFacts } from './agreement/reader.ts';
import { createAudit } from './audit/create-audit.ts';
import { noteAct } from './audit/note.ts';
import { boardSettings, grants, ONLY, periods } from './collections.ts';
import type { BoardContext, BoardNeeds } from './context.ts';
import { followLog } from './follow.ts';
import { createExports } from './exports/create-exports.ts';
import { createGrants } from './grants/create-grants.ts';
import { createImporting } from './importing/create-importing.ts';
import { createLog } from './log.ts';
import { createNeeds } from './needs/create-needs.ts';
import { createReports } from './reports/create-reports.ts';
import { createPublication } from './publication/create-publication.ts';
import { createRounds } from './rounds/create-rounds.ts';
import { tellRounds } from './rounds/tell-rounds.ts';
import { createPeriods } from './periods/create-periods.ts';
import type { BoardService } from './service.ts';
import { createRetention } from './retention/create-retention.ts';
import { createSeries } from './series/create-series.ts';
import { keepMonthLines } from './series/month-lines.ts';
import { createSettings } from './settings/create-settings.ts';
import { createSitesService } from './sites/create-sites.ts';
import { readSites } from './sites/reader.ts';
import { createStates } from './view/states.ts';
import { createView } from './view/create-view.ts';
import { tellLine } from './view/tell-line.ts';
import { findAll } from '../network/read-all.ts';

export function createBoard(needs: BoardNeeds): BoardService {
	const context = contextOf(needs);
	const states = createStates(context);
	const follow = followLog(context);
	const holds = createHolds(context);
	const alerts = createAlerts(context, follow, holds);
	const grantsGiven = createGrants(context);
	const audit = createAudit(context);
	const sites = createSitesService(context);
	const reports = createReports(context, states);
	const rounds = createRounds(context, reports);
	const exports = createExports(context, reports);
	const retention = createRetention(context, holds.held);
	const monthLines = keepMonthLines(context.log, reports);
	return {
		facts: context.facts,
		agreement: createAgreement(context),
		settings: createSettings(context),
		grants: grantsGiven,
		audit,
		sites,
		reports,
		rounds,
		periods: createPeriods(context, reports),
		exports,
		series: createSeries(context, monthLines),
		publication: createPublication(context, monthLines),
		importing: createImporting(context, reports),
		needs: createNeeds(context, follow),
		alerts,
		view: createView(context, states, rounds),
		documentChanged: tellRounds(needs.live),
		async sweep() {
			for (const area of [grantsGiven, audit, sites, alerts, exports, retention]) await area.sweep();
		},
	};
}

export function contextOf(needs: BoardNeeds): BoardContext {
	const { records, now } = needs;
	const appended = (entry: Entry) => tellLine(needs.live, entry);
	return {
		...needs,
		log: createLog({ records, now, appended }),
		sites: readSites(records),
		facts: () => readFacts(records),
		settings: async () => (await records.get(boardSettings, ONLY))?.value ?? { alertGroup: null },
		granted: async (to) => (await findAll(records, grants, 'to', to)).map(({ value }) => value.person),
		isLocked: async (month) => (await records.get(periods, month))?.value.state === 'locked',
		note: (actor, act, of, note) => noteAct(needs, actor, act, of, note),
	};
}
