/** A secret address of somebody's calendar, without the secret. */
export interface CalendarAddress {
	readonly id: string;
	/** What its owner called it: «mon téléphone». */
	readonly label: string;
	/** The group whose gatherings it shows; null: all. */
	readonly group: string | null;
	readonly createdAt: string;
}
