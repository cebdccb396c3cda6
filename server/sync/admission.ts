import type { IncomingHttpHeaders } from 'node:http';

/** Somebody let into a document, with what others may see of them. */
export interface Admission {
	readonly kind: 'admitted';
	readonly person: string;
	readonly name: string;
	/** One of the six hues of a person. */
	readonly color: number;
	readonly initials: string;
	readonly mayWrite: boolean;
}

export interface NotAdmitted {
	readonly kind: 'refused';
	/** 401 signed out, 403 not for this person, 404 not there (for this person), 503 it can't be said just now. */
	readonly status: 401 | 403 | 404 | 503;
}

/** What sync asks of the rest of the server. */
export interface SyncAccess {
	/** Asked when a socket opens, and again while it stays open. A throw counts as 503. */
	authorize(
		request: { readonly headers: IncomingHttpHeaders },
		document: string,
	): Promise<Admission | NotAdmitted>;
	/** May a page of this origin open a socket at this host? Asked with or without an Origin. */
	originAllowed(origin: string | undefined, host: string | undefined): boolean;
}
