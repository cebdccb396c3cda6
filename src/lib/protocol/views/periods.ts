/** The months of a year, and whose figures stand. */
export interface PeriodsView {
	readonly year: string;
	readonly months: readonly PeriodRow[];
	/** May validate and reopen. */
	readonly mayLock: boolean;
}

export interface PeriodRow {
	/** YYYY-MM */
	readonly month: string;
	/** `ahead`: not over yet. */
	readonly state: 'ahead' | 'open' | 'locked';
	/** How often it was validated. */
	readonly version: number;
	/** Server instant of the last validation or reopening; null: never. */
	readonly changedAt: string | null;
	readonly reports: number;
	/** Arrived after it was validated: they stand beside its figures. */
	readonly late: number;
	/** Somebody has to look at them before it can be validated. */
	readonly disputed: number;
}
