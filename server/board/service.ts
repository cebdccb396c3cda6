import type { BoardFacts } from '#lib/domain/board/agreement.ts';
import type { AgreementService } from './agreement/service.ts';
import type { AlertsService } from './alerts/service.ts';
import type { AuditService } from './audit/service.ts';
import type { ExportsService } from './exports/service.ts';
import type { GrantsService } from './grants/service.ts';
import type { ImportService } from './importing/service.ts';
import type { NeedsService } from './needs/service.ts';
import type { PeriodsService } from './periods/service.ts';
import type { PublicationService } from './publication/service.ts';
import type { ReportsService } from './reports/service.ts';
import type { RoundsService } from './rounds/service.ts';
import type { SeriesService } from './series/service.ts';
import type { SettingsService } from './settings/service.ts';
import type { SitesService } from './sites/service.ts';
import type { ViewService } from './view/service.ts';

/** The camp board: sites, reports, needs, alerts, rounds, figures. Every method asks `can` with its actor and throws Refusal. */
export interface BoardService {
	/** For `can`. Asks nobody. */
	facts(): Promise<BoardFacts>;
	readonly agreement: AgreementService;
	readonly settings: SettingsService;
	readonly rounds: RoundsService;
	readonly grants: GrantsService;
	readonly audit: AuditService;
	readonly sites: SitesService;
	readonly reports: ReportsService;
	readonly periods: PeriodsService;
	readonly importing: ImportService;
	readonly exports: ExportsService;
	readonly series: SeriesService;
	readonly publication: PublicationService;
	readonly needs: NeedsService;
	readonly alerts: AlertsService;
	readonly view: ViewService;
	/** More of a live document is kept: what a board shows of it may be another. */
	documentChanged(document: string): void;
	/** What falls due by itself, at this instant: texts to erase, lines to purge. Called now and then. */
	sweep(): Promise<void>;
}
