/** One fact on its way to the server: a request that may be repeated. */
export interface Parcel {
	/** Made where the fact was; the same parcel put in twice is there once. */
	readonly id: string;
	/** Parcels of one line leave one after the other, in their order; those of different lines need not wait. */
	readonly line: string;
	/** Path of the PUT. */
	readonly path: string;
	/** JSON */
	readonly body: unknown;
	/** What the answer must repeat to be a receipt. Left out: any JSON with which the server says yes. */
	readonly receipt?: { readonly id: string; readonly hash: string };
}

export interface KeptParcel extends Parcel {
	/** Place in the order in which they were put in; other content under the same id has another. */
	readonly number: number;
	/** The server said no: it stays until somebody tries again or gives it up. */
	readonly refused: RefusedParcel | null;
}

export interface RefusedParcel {
	readonly code: string;
	readonly reason: string;
}

/** What became of a parcel that was sent. */
export type Delivery =
	| { readonly kind: 'taken'; readonly answer: unknown }
	| { readonly kind: 'refused'; readonly refused: RefusedParcel }
	/** The session ended, or is somebody else's by now: nothing leaves until its owner is back. */
	| { readonly kind: 'signed-out' }
	/** Nobody answered, or not now. `calm`: asked to wait longer. */
	| { readonly kind: 'later'; readonly calm: boolean };
