import type { Actor } from '#lib/domain/actor.ts';
import type { CalendarAddress } from '#lib/protocol/views/calendar.ts';

/** Gatherings for the calendars of telephones and computers. */
export interface CalendarService {
	/** Those with a day that this actor may see at this moment; of one group when it is named. */
	feed(actor: Actor, group: string | null): Promise<CalendarFile>;
	/** One gathering; Refusal when the actor may not see it, or before it has a day. */
	event(actor: Actor, id: string): Promise<CalendarFile>;
	/** The secret addresses of whoever asks: what they were made for, never the addresses themselves. */
	addresses(actor: Actor): Promise<readonly CalendarAddress[]>;
	/** Where `feed` is found, for everybody. */
	feedAddress(): string;
	/** A new secret address, given out this once: its key is kept as a hash. */
	addAddress(
		actor: Actor,
		input: { readonly label: string; readonly group: string | null },
	): Promise<NewAddress>;
	removeAddress(actor: Actor, id: string): Promise<void>;
	/** Whose feed a key opens; null: nobody's, or not any more. */
	openWith(key: string): Promise<{ readonly person: string; readonly group: string | null } | null>;
}

export interface NewAddress {
	readonly id: string;
	/** https://…/calendar.ics?key=… */
	readonly address: string;
}

export interface CalendarFile {
	readonly text: string;
	/** Changes when, and only when, the text does. */
	readonly tag: string;
}
