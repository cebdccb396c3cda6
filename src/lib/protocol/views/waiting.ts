import type { CampaignRow } from './signing.ts';

/** The choice of a date that waits for associations of the reader. */
export interface WaitingPoll {
	readonly gathering: { readonly id: string; readonly title: string };
	/** Last instant for an answer (ISO, UTC). */
	readonly deadline: string;
	/** Those for which nobody answered yet, by name. */
	readonly associations: readonly { readonly id: string; readonly name: string }[];
}

/** Minutes that the reader is asked to read again. */
export interface WaitingMinutes {
	readonly gathering: { readonly id: string; readonly title: string };
	/** YYYY-MM-DD, the last day. */
	readonly readUntil: string;
}

/** Alerts that associations of the reader have not seen. What they are is said where they are opened. */
export interface WaitingAlerts {
	readonly count: number;
	/** Server instant of the oldest. */
	readonly since: string;
}

/** One thing that waits for somebody. `until`: its last instant (ISO, UTC). */
export type Waiting = { readonly until: string } & (
	| {
			readonly kind: 'campaign';
			readonly campaign: CampaignRow;
			readonly associations: WaitingPoll['associations'];
	  }
	| ({ readonly kind: 'poll' } & WaitingPoll)
	| ({ readonly kind: 'minutes' } & WaitingMinutes)
	| ({ readonly kind: 'alerts' } & WaitingAlerts)
);
