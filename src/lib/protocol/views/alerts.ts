import type { Alert, AlertAct, AlertType } from '../../domain/board/alert.ts';
import type { AlertLine } from '../../domain/board/board-state.ts';
import type { Stream, StreamLevel } from '../../domain/board/stream.ts';

/** The alerts that somebody may read: `GET /api/v1/alerts`. */
export interface AlertsView {
	/** Those that have not ended first, each part by the newest. */
	readonly alerts: readonly AlertRow[];
	readonly mayRaise: boolean;
	/** Is written to at each alert. */
	readonly letters: boolean;
	/** What to watch for changes. */
	readonly streams: readonly Stream[];
}

/** What a line of the list says; what people wrote is on the alert's own page. */
export interface AlertRow extends AlertLine {
	/** Name of the site, or null: of the sector only. */
	readonly siteName: string | null;
	readonly sectorName: string;
	/** Of the sector. */
	readonly number: number;
	/** Empty: the coordinator. */
	readonly associationName: string;
	readonly audience: AlertAudience;
	/** An association of the reader has not seen it. */
	readonly unseen: boolean;
}

/** Who reads it. `name`: of the association or group; empty for the network. */
export interface AlertAudience {
	readonly level: StreamLevel;
	readonly name: string;
}

/** The page of one alert. */
export interface AlertView extends AlertRow {
	readonly texts: Pick<Alert, 'added' | 'handledBy' | 'reason'>;
	readonly names: Readonly<Record<string, string>>;
	/** For whom this person may act, and what; an empty id is the coordinator. */
	readonly acts: readonly {
		readonly id: string;
		readonly name: string;
		readonly acts: readonly AlertAct[];
	}[];
	readonly hold: HoldView | null;
	readonly mayHold: boolean;
}

/** Its texts are kept as evidence. */
export interface HoldView {
	readonly reason: string;
	/** YYYY-MM-DD, the last day. */
	readonly until: string;
	/** Who answers for it. */
	readonly byName: string;
}

/** What the page needs on which an alert is raised. */
export interface AlertFormView {
	/** Minted for this page: sent twice, it is one alert. */
	readonly id: string;
	readonly sites: readonly { readonly id: string; readonly name: string; readonly number: number }[];
	readonly sectors: readonly { readonly id: string; readonly name: string; readonly number: number }[];
	readonly types: readonly AlertType[];
	/** An empty id is the coordinator. */
	readonly associations: readonly { readonly id: string; readonly name: string; readonly shares: boolean }[];
	/** Name of the group that reads alerts; null: the whole network does. */
	readonly group: string | null;
	/** Whom to call without a network; empty: nobody was named. */
	readonly contact: string;
}
