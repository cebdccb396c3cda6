/**
 * The wire contract of `/sync/<document>`: the stock y-websocket protocol, plus one message of ours.
 * A client that connects with `?ack=1` also receives ACK. `?schema=<n>` names the schema it knows, of texts or of plans.
 */
export const MESSAGE = {
	/** y-protocols/sync: step 1 (state vector), step 2 (missing updates), update. */
	sync: 0,
	/** y-protocols/awareness. */
	awareness: 1,
	/** y-protocols/auth. */
	auth: 2,
	queryAwareness: 3,
	/**
	 * varUint n: the first n update-carrying messages (sync step 2 and update, in the order sent) of this
	 * connection are on the server's disk.
	 */
	ack: 4,
	/** What is known about the document (its title, its versions) changed: ask the page again. To clients with `?ack=1`. */
	changed: 5,
} as const;

/** Version of the declared structure of a text (src/lib/domain/text/structure.ts). Raised when an older editor would harm a newer text. */
export const TEXT_SCHEMA = 1;
/** The same of the plan of a gathering (src/lib/domain/gatherings/plan-structure.ts). */
export const PLAN_SCHEMA = 1;
/** The same of a week's rounds (src/lib/domain/board/rounds-structure.ts). */
export const ROUNDS_SCHEMA = 1;

/** Close codes of `/sync` and what a client does with each. 4400-4499: do not reconnect by yourself. */
export const CLOSE = {
	/** Normal: the page was left. */
	done: 1000,
	/** The server is restarting: come back. */
	restarting: 1012,
	/** The server can't keep what is written just now (disk full, store away): come back. */
	storeAway: 4503,
	/** This client reads too slowly: come back and resynchronise. */
	tooSlow: 4508,
	/** More frames than anybody types: come back later. */
	tooMany: 4529,
	/** The frame is not of this protocol or can't be decoded. */
	malformed: 4400,
	/** The session ended. */
	signedOut: 4401,
	/** May read, not write; or may no longer read. */
	forbidden: 4403,
	/** No such document for this person. */
	notFound: 4404,
	/** Edits under a client id that belongs to somebody else, or with impossible clocks. */
	forged: 4409,
	/** The frame is over LIMITS.frame: sent by WebSocket itself, before anything of the frame is read. */
	frameTooLarge: 1009,
	/** The document, or the work that one frame makes, would exceed the limits below. */
	tooLarge: 4413,
	/** A name, attribute or depth that the declared structure does not allow. */
	notAllowed: 4422,
	/** The page is older than the document's schema: reload it. */
	outdated: 4426,
} as const;
export type CloseReason = keyof typeof CLOSE;

export const LIMITS = {
	/** Bytes of one frame. */
	frame: 1_048_576,
	/** Bytes of a document's state. */
	document: 8_388_608,
	/** Structs of a document: a text of 500,000 characters that was never tidied has about half of them. */
	structs: 100_000,
	/** Characters that the editor lets a text hold (a book of 250 pages has about 500 000). */
	characters: 500_000,
	/** Nesting of elements. */
	depth: 24,
	/** Bytes of one presence message. */
	presence: 2_048,
} as const;
