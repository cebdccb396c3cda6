import { collection } from '../../storage/records.ts';

/** Somebody answers for keeping an alert's texts longer, until a day. Id: the alert's. */
export interface AlertHold {
	readonly alert: string;
	readonly reason: string;
	/** YYYY-MM-DD, the last day. */
	readonly until: string;
	/** Person who answers for it. */
	readonly by: string;
	readonly at: string;
}
export const alertHolds = collection<AlertHold>('alert-holds');

/** Who asked to be written to at each alert. Id: the person's. */
export interface AlertWish {
	readonly person: string;
	readonly since: string;
}
export const alertWishes = collection<AlertWish>('alert-letter-wishes');

/** That a letter went out. Id: `<alert>/<person>`. */
export const alertLetters = collection<{ readonly at: string }>('alert-letters');
