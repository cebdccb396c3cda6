/** Somebody who has a place at a gathering, or waits for one. */
export interface Registrant {
	readonly id: string;
	readonly name: string;
	/** Id of the association they come for; null: for none of the network. */
	readonly association: string | null;
	/** Name of that association, or the organisation that somebody from outside wrote; may be empty. */
	readonly organisation: string;
	/** What they are there; may be empty. */
	readonly role: string;
	/** Their account; null: they have none. */
	readonly person: string | null;
	/** Who waits is no participant: never on a list of those who come. */
	readonly state: 'in' | 'waiting';
}
