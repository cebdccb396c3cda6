/** Who looked at what is protected. No content: what, when, by whom, with which filter. */
export interface AuditLine {
	readonly id: string;
	readonly at: string;
	readonly person: string;
	readonly act: AuditAct;
	/** Id of the alert, site, person or month; empty when it has none. */
	readonly of: string;
	/** Filter and format of an export, reason given; no figures. */
	readonly note: string;
}

export const AUDIT_ACTS = [
	'alert-viewed',
	'place-viewed',
	'place-changed',
	'exported',
	'exported-raw',
	'grant-given',
	'grant-withdrawn',
	'audit-viewed',
	'settings-changed',
	'period-locked',
	'period-unlocked',
	'figures-published',
	'text-erased',
	'held',
	'imported',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];
